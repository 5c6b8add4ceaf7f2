using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Heppy.Events;
using Heppy.Lazy.Computing;

namespace Heppy.Lazy;

/// <summary>An array that is never in memory as a whole: what its elements are, block by block. Made by the functions of <see cref="ChunkedArray"/>.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <remarks>
/// Operators and functions make new arrays without computing anything. One pass over the blocks computes all results that are asked for together, by
/// vector instructions on tiles that stay in the processor's caches, whatever the expression is made of. Elements are computed as written, each operation
/// rounded once, and functions are those of <see cref="Math"/>: so they do not depend on blocks and pools.
/// </remarks>
public sealed class ChunkedArray<T> : LazyNode
    where T : unmanaged, INumber<T>
{
    private readonly Func<TileBuilder, Tile<T>> _make;

    internal ChunkedArray(ArraySource source, string label, IReadOnlyList<LazyNode> inputs, Func<TileBuilder, Tile<T>> make)
        : base(label, inputs) => (Source, _make) = (source, make);

    /// <summary>Of each element of two arrays.</summary>
    internal delegate void Binary(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> into);

    /// <summary>Of each element of one array.</summary>
    internal delegate void Unary(ReadOnlySpan<T> x, Span<T> into);

    /// <summary>Number of elements.</summary>
    public long Length => Source.Length;

    /// <summary>Elements of a block, the job of a pool; the last one has the rest.</summary>
    public int BlockLength => Source.BlockLength;

    internal ArraySource Source { get; }

    /// <summary>A function of each element.</summary>
    /// <typeparam name="TResult">Type of what it gives.</typeparam>
    /// <param name="function">The function, called on several threads, or in other processes.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">It changes a variable around it.</exception>
    public ChunkedArray<TResult> Select<TResult>(Func<T, TResult> function, [CallerArgumentExpression(nameof(function))] string text = "")
        where TResult : unmanaged, INumber<TResult>
    {
        Captured.Check(function, text);
        return Map<TResult>(text, (x, into) =>
        {
            for (int i = 0; i < x.Length; i++)
            {
                into[i] = function(x[i]);
            }
        });
    }

    /// <summary>The elements in another type; as a cast, but a number that does not fit becomes the nearest that does.</summary>
    /// <typeparam name="TResult">The other type.</typeparam>
    public ChunkedArray<TResult> To<TResult>()
        where TResult : unmanaged, INumber<TResult> => Map<TResult>($"to {TypeNames.Of(typeof(TResult))}", TensorPrimitives.ConvertSaturating);

    /// <summary>Sum of the elements as doubles: exact, rounded once, so the same whatever the blocks.</summary>
    public LazyValue<double> Sum() => Moments("sum", false, s => s.Sum);

    /// <summary>Mean of the elements; NaN of none.</summary>
    public LazyValue<double> Mean() => Moments("mean", false, s => s.Mean);

    /// <summary>Standard deviation, from sums that are exact for elements from 1e-145 to 1e154; NaN of too few elements, or where one is not finite or larger.</summary>
    /// <param name="lessDegrees">What is taken off the number of elements in the denominator: 0, or 1 for a sample.</param>
    public LazyValue<double> StandardDeviation(int lessDegrees = 0) => Moments("standard deviation", true, s => s.Deviation(lessDegrees));

    /// <summary>The smallest element; NaN if any is.</summary>
    public LazyValue<T> Min() => Extreme("min", false);

    /// <summary>The largest element; NaN if any is.</summary>
    public LazyValue<T> Max() => Extreme("max", true);

    /// <summary>A histogram of the elements.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="axis">Its axis, not an automatic one.</param>
    /// <exception cref="UserError">The axis is automatic.</exception>
    public LazyHistogram Histogram(string name, Axis<T> axis)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(axis);
        if (axis is AutomaticAxis { IsFixed: false })
        {
            throw new UserError($"histogram {name}: an array has no first events that an automatic axis could find its range from. Compute Min() and Max(), and take Axis.Regular.");
        }

        return new(Source, name, [this], b => new HistogramOfTile<T>(name, axis, ((TileBuilder)b).Of(this)));
    }

    /// <summary>All elements.</summary>
    /// <param name="limit">How many there may be: they have to be in memory.</param>
    /// <exception cref="UserError">There are more.</exception>
    public LazyValue<T[]> ToArray(long limit = 10_000_000) => Length <= limit
        ? new(Source, "elements", [this], b => new ElementsOfTile<T>(((TileBuilder)b).Of(this)), () => new ElementsState<T>(), s => ((ElementsState<T>)s).ToArray())
        : throw new UserError(string.Create(
            CultureInfo.InvariantCulture, $"{Label} has {Length:N0} elements, more than {limit:N0}: write them to a file with ToParquet, or ask for a higher limit, ToArray({Length})."));

    /// <summary>A Parquet file with the elements.</summary>
    /// <param name="path">Its path, relative to the current directory.</param>
    /// <param name="column">Name of the column.</param>
    /// <exception cref="UserError">The type cannot be stored.</exception>
    public LazyFile ToParquet(string path, string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(column);
        ElementType element = Conversions.ElementOf(typeof(T));
        if (element == ElementType.Unsupported)
        {
            throw new UserError($"no file can hold a column of {TypeNames.Of(typeof(T))}: convert it first, To<double>().");
        }

        var schema = new ColumnSchema(column, element, Stored: typeof(T).Name);
        string full = Path.GetFullPath(path);
        return new(Source, full, [schema], [this], b => new RowsOfTile<T>(((TileBuilder)b).Of(this), schema, ((TileBuilder)b).Job!.PartOf(full)));
    }

    /// <summary>Sum of elements.</summary>
    public static ChunkedArray<T> operator +(ChunkedArray<T> left, ChunkedArray<T> right) => Combine("+", left, right, TensorPrimitives.Add);

    /// <summary>Sum with a number.</summary>
    public static ChunkedArray<T> operator +(ChunkedArray<T> left, T right) => With("+", left, right, (x, into) => TensorPrimitives.Add(x, right, into));

    /// <summary>Sum with a number.</summary>
    public static ChunkedArray<T> operator +(T left, ChunkedArray<T> right) => right + left;

    /// <summary>Difference of elements.</summary>
    public static ChunkedArray<T> operator -(ChunkedArray<T> left, ChunkedArray<T> right) => Combine("-", left, right, TensorPrimitives.Subtract);

    /// <summary>Difference to a number.</summary>
    public static ChunkedArray<T> operator -(ChunkedArray<T> left, T right) => With("-", left, right, (x, into) => TensorPrimitives.Subtract(x, right, into));

    /// <summary>Difference of a number to elements.</summary>
    public static ChunkedArray<T> operator -(T left, ChunkedArray<T> right) => With("- from", right, left, (x, into) => TensorPrimitives.Subtract(left, x, into));

    /// <summary>The opposite of elements.</summary>
    public static ChunkedArray<T> operator -(ChunkedArray<T> array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.Map<T>("-", TensorPrimitives.Negate);
    }

    /// <summary>Product of elements.</summary>
    public static ChunkedArray<T> operator *(ChunkedArray<T> left, ChunkedArray<T> right) => Combine("*", left, right, TensorPrimitives.Multiply);

    /// <summary>Product with a number.</summary>
    public static ChunkedArray<T> operator *(ChunkedArray<T> left, T right) => With("*", left, right, (x, into) => TensorPrimitives.Multiply(x, right, into));

    /// <summary>Product with a number.</summary>
    public static ChunkedArray<T> operator *(T left, ChunkedArray<T> right) => right * left;

    /// <summary>Ratio of elements.</summary>
    public static ChunkedArray<T> operator /(ChunkedArray<T> left, ChunkedArray<T> right) => Combine("/", left, right, TensorPrimitives.Divide);

    /// <summary>Ratio to a number.</summary>
    public static ChunkedArray<T> operator /(ChunkedArray<T> left, T right) => With("/", left, right, (x, into) => TensorPrimitives.Divide(x, right, into));

    /// <summary>Ratio of a number to elements.</summary>
    public static ChunkedArray<T> operator /(T left, ChunkedArray<T> right) => With("divides", right, left, (x, into) => TensorPrimitives.Divide(left, x, into));

    /// <summary>Whether elements are smaller.</summary>
    public static ChunkedMask operator <(ChunkedArray<T> left, ChunkedArray<T> right) => ChunkedArray.Compare("<", left, right, (a, b) => a < b);

    /// <summary>Whether elements are larger.</summary>
    public static ChunkedMask operator >(ChunkedArray<T> left, ChunkedArray<T> right) => ChunkedArray.Compare(">", left, right, (a, b) => a > b);

    /// <summary>Whether elements are smaller or equal.</summary>
    public static ChunkedMask operator <=(ChunkedArray<T> left, ChunkedArray<T> right) => ChunkedArray.Compare("<=", left, right, (a, b) => a <= b);

    /// <summary>Whether elements are larger or equal.</summary>
    public static ChunkedMask operator >=(ChunkedArray<T> left, ChunkedArray<T> right) => ChunkedArray.Compare(">=", left, right, (a, b) => a >= b);

    /// <summary>Whether elements are smaller than a number.</summary>
    public static ChunkedMask operator <(ChunkedArray<T> left, T right) => Test($"< {right}", left, x => x < right);

    /// <summary>Whether elements are larger than a number.</summary>
    public static ChunkedMask operator >(ChunkedArray<T> left, T right) => Test($"> {right}", left, x => x > right);

    /// <summary>Whether elements are smaller than a number, or equal.</summary>
    public static ChunkedMask operator <=(ChunkedArray<T> left, T right) => Test($"<= {right}", left, x => x <= right);

    /// <summary>Whether elements are larger than a number, or equal.</summary>
    public static ChunkedMask operator >=(ChunkedArray<T> left, T right) => Test($">= {right}", left, x => x >= right);

    /// <summary>Makes the steps that fill a tile.</summary>
    internal Tile<T> Make(TileBuilder builder) => _make(builder);

    /// <summary>A function of each element, tile by tile.</summary>
    internal ChunkedArray<TResult> Map<TResult>(string label, ChunkedArray.Mapping<T, TResult> function)
        where TResult : unmanaged, INumber<TResult> => new(Source, label, [this], b =>
    {
        Tile<T> x = b.Of(this);
        Tile<TResult> into = b.Next<TResult>(this);
        b.Add((_, count) => function(x.Span(count), into.Span(count)));
        return into;
    });

    /// <summary>A function of the elements of two arrays.</summary>
    internal static ChunkedArray<T> Combine(string label, ChunkedArray<T> left, ChunkedArray<T> right, Binary function)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(ChunkedArray.Common(left, left.Source, right, right.Source), label, [left, right], b =>
        {
            (Tile<T> x, Tile<T> y) = (b.Of(left), b.Of(right));
            Tile<T> into = b.Next<T>(left, right);
            b.Add((_, count) => function(x.Span(count), y.Span(count), into.Span(count)));
            return into;
        });
    }

    private static ChunkedArray<T> With(string label, ChunkedArray<T> array, T number, Unary function)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.Map<T>(string.Create(CultureInfo.InvariantCulture, $"{label} {number}"), (x, into) => function(x, into));
    }

    private static ChunkedMask Test(FormattableString label, ChunkedArray<T> array, Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(array);
        return new(array.Source, FormattableString.Invariant(label), [array], b =>
        {
            Tile<T> x = b.Of(array);
            Tile<bool> into = b.Next<bool>(array);
            b.Add((_, count) =>
            {
                ReadOnlySpan<T> values = x.Span(count);
                Span<bool> to = into.Span(count);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = condition(values[i]);
                }
            });
            return into;
        });
    }

    private LazyValue<double> Moments(string label, bool withSquares, Func<MomentState, double> value) => new(
        Source, label, [this], b => new MomentsOfTile<T>(((TileBuilder)b).Of(this), withSquares), () => new MomentState(withSquares), s => value((MomentState)s));

    private LazyValue<T> Extreme(string label, bool largest) => new(
        Source, label, [this], b => new ExtremeOfTile<T>(((TileBuilder)b).Of(this), largest), () => new ExtremeState<T>(largest), s => ((ExtremeState<T>)s).Value);
}
