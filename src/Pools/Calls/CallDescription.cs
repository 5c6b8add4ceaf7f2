namespace Heppy.Pools.Calls;

/// <summary>What another process has to know of a call.</summary>
/// <param name="Function">The function.</param>
/// <param name="Job">Type of the jobs.</param>
/// <param name="Result">Type of the results.</param>
/// <param name="Serializer">Class of what serialises them.</param>
/// <param name="TimeLimit">How long a job may take, or null.</param>
/// <param name="Assemblies">Assemblies that do not come with the program, by name: full paths.</param>
internal sealed record CallDescription(
    StaticFunction Function, string Job, string Result, string Serializer, TimeSpan? TimeLimit, IReadOnlyDictionary<string, string> Assemblies);
