namespace Heppy.Pools.Calls;

/// <summary>A function of a call, with its types.</summary>
/// <param name="Function">The function.</param>
/// <param name="Job">Type of its jobs: a tuple, if it has several parameters.</param>
/// <param name="Result">Type of its results.</param>
internal sealed record FunctionDescription(StaticFunction Function, string Job, string Result)
{
    /// <summary>Describes a function.</summary>
    internal static FunctionDescription Of(Delegate function, Type job, Type result) => new(StaticFunction.Of(function), NamedType.Of(job), NamedType.Of(result));
}
