using Heppy.Pools;

namespace Heppy.Graphs.Nodes;

/// <summary>A call of a function.</summary>
/// <typeparam name="TJob">Type of what it is called on.</typeparam>
/// <typeparam name="T">Type of its result.</typeparam>
internal abstract class CallNode<TJob, T> : Delayed<T>, ICallNode
{
    private protected CallNode(Delegate function, params Delayed[] inputs)
        : base(FunctionNames.Of(function), inputs) => Function = function;

    /// <inheritdoc/>
    public Delegate Function { get; }

    /// <inheritdoc/>
    public Type Job => typeof(TJob);

    /// <inheritdoc/>
    public Type Result => typeof(T);

    /// <inheritdoc/>
    internal override bool IsCall => true;

    /// <inheritdoc/>
    public byte[] Encode(IJobSerializer serializer, ReadOnlySpan<object?> inputs) => serializer.Serialize(Pack(inputs));

    /// <inheritdoc/>
    public object? Decode(IJobSerializer serializer, ReadOnlySpan<byte> bytes) => serializer.Deserialize<T>(bytes);

    /// <summary>What it is called on.</summary>
    private protected abstract TJob Pack(ReadOnlySpan<object?> inputs);
}
