namespace Heppy.Pools.Calls;

/// <summary>What another process has to know of a call.</summary>
/// <param name="Functions">The functions; most calls have one.</param>
/// <param name="Serializer">Class of what serialises jobs and results.</param>
/// <param name="TimeLimit">How long a job may take, or null.</param>
/// <param name="Assemblies">Assemblies that do not come with the program, by name: full paths.</param>
internal sealed record CallDescription(
    IReadOnlyList<FunctionDescription> Functions, string Serializer, TimeSpan? TimeLimit, IReadOnlyDictionary<string, string> Assemblies);
