using Heppy.Pools;

namespace Heppy.Graphs;

/// <summary>A call of a graph that failed.</summary>
/// <param name="Name">Name of its node.</param>
/// <param name="Inputs">What it was called on, as short text.</param>
/// <param name="Path">Where its result would have gone: the names of the nodes from its first user to an output; empty if it is an output.</param>
/// <param name="Failure">What happened, where; its number is that of the node in depth-first order.</param>
public sealed record CallFailure(string Name, string Inputs, IReadOnlyList<string> Path, JobFailure Failure);
