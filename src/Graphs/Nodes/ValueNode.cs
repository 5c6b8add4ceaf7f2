namespace Heppy.Graphs.Nodes;

/// <summary>What is common to plain values of all types.</summary>
internal static class ValueNode
{
    /// <summary>Name of a value that has been given none.</summary>
    internal const string DefaultName = "value";
}

/// <summary>A plain value.</summary>
internal sealed class ValueNode<T>(T value) : Delayed<T>(ValueNode.DefaultName, [])
{
    /// <inheritdoc/>
    internal override object? Run(ReadOnlySpan<object?> inputs) => value;
}
