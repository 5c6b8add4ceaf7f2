using Heppy.Lazy.Computing;
using Heppy.Pools;

namespace Heppy.Lazy;

/// <summary>A number or another single value of all events or elements.</summary>
/// <typeparam name="T">Its type.</typeparam>
public sealed class LazyValue<T> : LazyResult
{
    private readonly Func<State> _empty;
    private readonly Func<State, T> _value;
    private T _known = default!;

    internal LazyValue(LazySource source, string label, IReadOnlyList<LazyNode> inputs, Func<object, Sink> sink, Func<State> empty, Func<State, T> value)
        : base(source, label, inputs, sink) => (_empty, _value) = (empty, value);

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It is not computed yet.</exception>
    public T Value
    {
        get
        {
            MustBeComputed();
            return _known;
        }
    }

    /// <summary>Computes it alone. Several results in one pass: <see cref="LazyEvents.Compute"/>, <see cref="ChunkedArray.Compute"/>.</summary>
    /// <param name="pool">Where.</param>
    /// <returns>The value.</returns>
    /// <exception cref="UserError">Something in the graph cannot be; it was noticed before the first event.</exception>
    /// <exception cref="PoolException">Partitions failed.</exception>
    public T Compute(Pool pool)
    {
        Computation.Run(pool, [this]);
        return Value;
    }

    internal override State Begin(string run) => _empty();

    internal override State EmptyPart() => _empty();

    private protected override void Take(State total) => _known = _value(total);
}
