namespace Heppy.Graphs.Nodes;

/// <summary>A call with one argument.</summary>
internal sealed class CallNode1<T1, T>(Func<T1, T> function, Delayed<T1> a) : CallNode<T1, T>(function, a)
{
    /// <inheritdoc/>
    internal override object? Run(ReadOnlySpan<object?> inputs) => ((Func<T1, T>)Function)(Pack(inputs));

    private protected override T1 Pack(ReadOnlySpan<object?> inputs) => (T1)inputs[0]!;
}

/// <summary>A call with two arguments.</summary>
internal sealed class CallNode2<T1, T2, T>(Func<T1, T2, T> function, Delayed<T1> a, Delayed<T2> b) : CallNode<(T1, T2), T>(function, a, b)
{
    /// <inheritdoc/>
    internal override object? Run(ReadOnlySpan<object?> inputs) => ((Func<T1, T2, T>)Function)((T1)inputs[0]!, (T2)inputs[1]!);

    private protected override (T1, T2) Pack(ReadOnlySpan<object?> inputs) => ((T1)inputs[0]!, (T2)inputs[1]!);
}

/// <summary>A call with three arguments.</summary>
internal sealed class CallNode3<T1, T2, T3, T>(Func<T1, T2, T3, T> function, Delayed<T1> a, Delayed<T2> b, Delayed<T3> c) : CallNode<(T1, T2, T3), T>(function, a, b, c)
{
    /// <inheritdoc/>
    internal override object? Run(ReadOnlySpan<object?> inputs) => ((Func<T1, T2, T3, T>)Function)((T1)inputs[0]!, (T2)inputs[1]!, (T3)inputs[2]!);

    private protected override (T1, T2, T3) Pack(ReadOnlySpan<object?> inputs) => ((T1)inputs[0]!, (T2)inputs[1]!, (T3)inputs[2]!);
}

/// <summary>A call with four arguments.</summary>
internal sealed class CallNode4<T1, T2, T3, T4, T>(Func<T1, T2, T3, T4, T> function, Delayed<T1> a, Delayed<T2> b, Delayed<T3> c, Delayed<T4> d)
    : CallNode<(T1, T2, T3, T4), T>(function, a, b, c, d)
{
    /// <inheritdoc/>
    internal override object? Run(ReadOnlySpan<object?> inputs) =>
        ((Func<T1, T2, T3, T4, T>)Function)((T1)inputs[0]!, (T2)inputs[1]!, (T3)inputs[2]!, (T4)inputs[3]!);

    private protected override (T1, T2, T3, T4) Pack(ReadOnlySpan<object?> inputs) => ((T1)inputs[0]!, (T2)inputs[1]!, (T3)inputs[2]!, (T4)inputs[3]!);
}
