using Heppy.Pools;

namespace Heppy.Graphs.Nodes;

/// <summary>A call of a function, here or elsewhere.</summary>
internal interface ICallNode
{
    /// <summary>The function as the user gave it.</summary>
    Delegate Function { get; }

    /// <summary>Type of what it is called on: a tuple, if it has several parameters.</summary>
    Type Job { get; }

    /// <summary>Type of its result.</summary>
    Type Result { get; }

    /// <summary>What it is called on, as bytes.</summary>
    byte[] Encode(IJobSerializer serializer, ReadOnlySpan<object?> inputs);

    /// <summary>Its result from bytes.</summary>
    object? Decode(IJobSerializer serializer, ReadOnlySpan<byte> bytes);
}
