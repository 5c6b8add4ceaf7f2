using Heppy.Lazy.Computing;

namespace Heppy.Lazy;

/// <summary>Whether each element of an array satisfies a condition.</summary>
public sealed class ChunkedMask : LazyNode
{
    private readonly Func<TileBuilder, Tile<bool>> _make;

    internal ChunkedMask(ArraySource source, string label, IReadOnlyList<LazyNode> inputs, Func<TileBuilder, Tile<bool>> make)
        : base(label, inputs) => (Source, _make) = (source, make);

    /// <summary>Number of elements.</summary>
    public long Length => Source.Length;

    internal ArraySource Source { get; }

    /// <summary>How many elements satisfy it.</summary>
    public LazyValue<long> Count() => New("count", s => s.Satisfied);

    /// <summary>Whether any element satisfies it.</summary>
    public LazyValue<bool> Any() => New("any", s => s.Satisfied > 0);

    /// <summary>Whether all elements satisfy it; true of none.</summary>
    public LazyValue<bool> All() => New("all", s => s.Satisfied == s.All);

    /// <summary>Both conditions.</summary>
    public static ChunkedMask operator &(ChunkedMask left, ChunkedMask right) => Combine("&", left, right, (a, b) => a & b);

    /// <summary>One of two conditions, or both.</summary>
    public static ChunkedMask operator |(ChunkedMask left, ChunkedMask right) => Combine("|", left, right, (a, b) => a | b);

    /// <summary>The opposite.</summary>
    public static ChunkedMask operator !(ChunkedMask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new(mask.Source, "not", [mask], b =>
        {
            Tile<bool> of = b.Of(mask);
            Tile<bool> into = b.Next<bool>(mask);
            b.Add((_, count) =>
            {
                ReadOnlySpan<bool> values = of.Span(count);
                Span<bool> to = into.Span(count);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = !values[i];
                }
            });
            return into;
        });
    }

    internal Tile<bool> Make(TileBuilder builder) => _make(builder);

    private static ChunkedMask Combine(string label, ChunkedMask left, ChunkedMask right, Func<bool, bool, bool> function)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(ChunkedArray.Common(left, left.Source, right, right.Source), label, [left, right], b =>
        {
            (Tile<bool> x, Tile<bool> y) = (b.Of(left), b.Of(right));
            Tile<bool> into = b.Next<bool>(left, right);
            b.Add((_, count) =>
            {
                ReadOnlySpan<bool> first = x.Span(count);
                ReadOnlySpan<bool> second = y.Span(count);
                Span<bool> to = into.Span(count);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = function(first[i], second[i]);
                }
            });
            return into;
        });
    }

    private LazyValue<T> New<T>(string label, Func<CountState, T> value) => new(
        Source, label, [this], b => new CountOfTile(((TileBuilder)b).Of(this)), () => new CountState(), s => value((CountState)s));
}
