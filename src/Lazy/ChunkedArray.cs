using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Heppy.Lazy.Computing;
using Heppy.Physics;
using Heppy.Pools;

namespace Heppy.Lazy;

/// <summary>Makes arrays that are never in memory as a whole, and functions of their elements.</summary>
public static class ChunkedArray
{
    /// <summary>Elements of a block where nothing else is said.</summary>
    public const int UsualBlock = 1 << 20;

    /// <summary>Fills elements.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="first">Number of the first in the array.</param>
    /// <param name="into">Where to put them: some elements of a block, not all.</param>
    public delegate void Filling<T>(long first, Span<T> into);

    /// <summary>Of elements of one type, elements of another.</summary>
    internal delegate void Mapping<T, TResult>(ReadOnlySpan<T> x, Span<TResult> into);

    /// <summary>Uniform random numbers.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="seed">Seed: the same elements for the same seed, whatever computes them, and in whatever blocks.</param>
    /// <param name="low">They are at or above this.</param>
    /// <param name="high">And below this.</param>
    /// <param name="blockLength">Elements of a block.</param>
    public static ChunkedArray<double> Random(long length, ulong seed, double low = 0, double high = 1, int blockLength = UsualBlock)
    {
        var start = new EventRandom(seed, 0, 0, 0, nameof(ChunkedArray));
        ChunkedArray<double> uniform = FromFilling<double>(length, blockLength, string.Create(CultureInfo.InvariantCulture, $"random, seed {seed}"), (first, into) =>
        {
            EventRandom random = start;
            random.Skip((ulong)first);
            random.Fill(into);
        });
        return low == 0 && high == 1 ? uniform : (uniform * (high - low)) + low;
    }

    /// <summary>Normal random numbers.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="seed">Seed: the same elements for the same seed, whatever computes them, and in whatever blocks.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="sigma">Their width.</param>
    /// <param name="blockLength">Elements of a block.</param>
    /// <remarks>G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", Ann. Math. Stat. 29 (1958) 610.</remarks>
    public static ChunkedArray<double> Normal(long length, ulong seed, double mean = 0, double sigma = 1, int blockLength = UsualBlock)
    {
        // Two independent streams: their seeds are numbers that a third one gives.
        var seeds = new EventRandom(seed, 0, 0, 0, nameof(Normal));
        ChunkedArray<double> radius = Sqrt(-2 * Log(1 - Random(length, seeds.NextBits(), blockLength: blockLength)));
        return mean + (sigma * (radius * Cos(2 * Math.PI * Random(length, seeds.NextBits(), blockLength: blockLength))));
    }

    /// <summary>Elements that are given by their numbers.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="length">Number of elements.</param>
    /// <param name="function">An element by its number, from 0.</param>
    /// <param name="blockLength">Elements of a block.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">The function changes a variable around it.</exception>
    public static ChunkedArray<T> FromFunction<T>(long length, Func<long, T> function, int blockLength = UsualBlock, [CallerArgumentExpression(nameof(function))] string text = "")
        where T : unmanaged, INumber<T>
    {
        Captured.Check(function, text);
        return FromFilling<T>(length, blockLength, text, (first, into) =>
        {
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = function(first + i);
            }
        });
    }

    /// <summary>Elements that are made several at a time.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="length">Number of elements.</param>
    /// <param name="filling">Makes elements; called in any order, and on several threads.</param>
    /// <param name="blockLength">Elements of a block.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">The function changes a variable around it.</exception>
    public static ChunkedArray<T> FromBlocks<T>(long length, Filling<T> filling, int blockLength = UsualBlock, [CallerArgumentExpression(nameof(filling))] string text = "")
        where T : unmanaged, INumber<T>
    {
        Captured.Check(filling, text);
        return FromFilling(length, blockLength, text, filling);
    }

    /// <summary>An array that is in memory already.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="elements">The elements, which are not copied.</param>
    /// <param name="blockLength">Elements of a block.</param>
    public static ChunkedArray<T> From<T>(T[] elements, int blockLength = UsualBlock)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new(NewSource(elements.Length, blockLength), "array", [], b =>
        {
            var tile = new Tile<T>(elements);
            b.Add((first, _) => tile.MoveTo((int)first));
            return tile;
        });
    }

    /// <summary>A column of Parquet files, with one value per row.</summary>
    /// <typeparam name="T">Type to read it as: the stored one, or one that holds all its values.</typeparam>
    /// <param name="pattern">Path or glob, relative to the current directory.</param>
    /// <param name="column">Flat name of the column.</param>
    /// <param name="blockLength">Elements of a block; null for a row group, if they are all alike.</param>
    /// <exception cref="UserError">There is no such file or column, or it is of another type.</exception>
    public static ChunkedArray<T> FromParquet<T>(string pattern, string column, int? blockLength = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        ArgumentException.ThrowIfNullOrEmpty(column);
        var files = new ColumnOfFiles(pattern, column, typeof(T));
        ArraySource source = NewSource(files.Length, blockLength ?? files.RowsOfGroup ?? UsualBlock);
        return new(source, $"{files.Column} of {Path.GetFileName(pattern)}", [], b =>
        {
            ColumnLeaf<T> leaf = b.Opened(new ColumnLeaf<T>(files));
            Tile<T> into = b.Next<T>();
            b.Add((first, count) => leaf.Read(first, into.Span(count)));
            return into;
        });
    }

    /// <summary>A file of numbers with nothing else in it, as this machine stores them.</summary>
    /// <typeparam name="T">Type of the numbers.</typeparam>
    /// <param name="path">Its path, relative to the current directory.</param>
    /// <param name="blockLength">Elements of a block.</param>
    /// <exception cref="UserError">There is no such file, or its size is not one of whole numbers.</exception>
    public static ChunkedArray<T> FromBinary<T>(string path, int blockLength = UsualBlock)
        where T : unmanaged, INumber<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new UserError($"no such file: {path}.{Nearest.File(file.FullName)}");
        }

        int size = Unsafe.SizeOf<T>();
        if (file.Length % size != 0)
        {
            throw new UserError($"{path} has {file.Length} bytes, which is not a whole number of {TypeNames.Of(typeof(T))}s of {size} bytes.");
        }

        long length = file.Length / size;
        return new(NewSource(length, blockLength), file.Name, [], b =>
        {
            BinaryLeaf<T> leaf = b.Opened(new BinaryLeaf<T>(file.FullName, length));
            Tile<T> into = b.Next<T>();
            b.Add((first, count) => leaf.Read(first, into.Span(count)));
            return into;
        });
    }

    /// <inheritdoc cref="LazyEvents.Define{TArgument, T}"/>
    public static T Define<TArgument, T>(Func<TArgument, T> build, TArgument argument) => LazyEvents.Define(build, argument);

    /// <inheritdoc cref="LazyEvents.Define{T}"/>
    public static T Define<T>(Func<T> build) => LazyEvents.Define(build);

    /// <summary>Computes results: in one pass those of arrays that have the same length and blocks.</summary>
    /// <inheritdoc cref="LazyEvents.Compute"/>
    public static void Compute(Pool pool, params LazyResult[] results) => Computation.Run(pool, results);

    /// <inheritdoc cref="LazyEvents.ComputeAsync"/>
    public static Task ComputeAsync(Pool pool, IEnumerable<LazyResult> results, CancellationToken cancellation = default) =>
        LazyEvents.ComputeAsync(pool, results, cancellation);

    /// <summary>Square root; NaN of negative elements.</summary>
    public static ChunkedArray<T> Sqrt<T>(ChunkedArray<T> x)
        where T : unmanaged, INumber<T>, IRootFunctions<T> => Map("sqrt", x, TensorPrimitives.Sqrt);

    /// <summary>Absolute value.</summary>
    public static ChunkedArray<T> Abs<T>(ChunkedArray<T> x)
        where T : unmanaged, INumber<T> => Map("abs", x, TensorPrimitives.Abs);

    /// <summary>Exponential.</summary>
    public static ChunkedArray<T> Exp<T>(ChunkedArray<T> x)
        where T : unmanaged, INumber<T>, IExponentialFunctions<T> => OneByOne("exp", x, T.Exp);

    /// <summary>Natural logarithm.</summary>
    public static ChunkedArray<T> Log<T>(ChunkedArray<T> x)
        where T : unmanaged, INumber<T>, ILogarithmicFunctions<T> => OneByOne("log", x, T.Log);

    /// <summary>Sine, of rad.</summary>
    public static ChunkedArray<T> Sin<T>(ChunkedArray<T> x)
        where T : unmanaged, INumber<T>, ITrigonometricFunctions<T> => OneByOne("sin", x, T.Sin);

    /// <summary>Cosine, of rad.</summary>
    public static ChunkedArray<T> Cos<T>(ChunkedArray<T> x)
        where T : unmanaged, INumber<T>, ITrigonometricFunctions<T> => OneByOne("cos", x, T.Cos);

    /// <summary>The smaller of two elements; NaN if one is.</summary>
    public static ChunkedArray<T> Min<T>(ChunkedArray<T> x, ChunkedArray<T> y)
        where T : unmanaged, INumber<T> => ChunkedArray<T>.Combine("min", x, y, TensorPrimitives.Min);

    /// <summary>The larger of two elements; NaN if one is.</summary>
    public static ChunkedArray<T> Max<T>(ChunkedArray<T> x, ChunkedArray<T> y)
        where T : unmanaged, INumber<T> => ChunkedArray<T>.Combine("max", x, y, TensorPrimitives.Max);

    /// <summary>Elements of one array where a condition is satisfied, those of another elsewhere.</summary>
    /// <exception cref="UserError">Lengths or blocks differ.</exception>
    public static ChunkedArray<T> Where<T>(ChunkedMask condition, ChunkedArray<T> then, ChunkedArray<T> otherwise)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(otherwise);
        ArraySource source = Common(condition, condition.Source, then, then.Source);
        return new(Common(then, source, otherwise, otherwise.Source), "where", [condition, then, otherwise], b =>
        {
            (Tile<bool> mask, Tile<T> x, Tile<T> y) = (b.Of(condition), b.Of(then), b.Of(otherwise));
            Tile<T> into = b.Next<T>(condition, then, otherwise);
            b.Add((_, count) =>
            {
                ReadOnlySpan<bool> conditions = mask.Span(count);
                ReadOnlySpan<T> left = x.Span(count);
                ReadOnlySpan<T> right = y.Span(count);
                Span<T> to = into.Span(count);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = conditions[i] ? left[i] : right[i];
                }
            });
            return into;
        });
    }

    /// <summary>Conditions on the elements of two arrays.</summary>
    internal static ChunkedMask Compare<T>(string label, ChunkedArray<T> left, ChunkedArray<T> right, Func<T, T, bool> condition)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Common(left, left.Source, right, right.Source), label, [left, right], b =>
        {
            (Tile<T> x, Tile<T> y) = (b.Of(left), b.Of(right));
            Tile<bool> into = b.Next<bool>(left, right);
            b.Add((_, count) =>
            {
                ReadOnlySpan<T> first = x.Span(count);
                ReadOnlySpan<T> second = y.Span(count);
                Span<bool> to = into.Span(count);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = condition(first[i], second[i]);
                }
            });
            return into;
        });
    }

    /// <summary>What two arrays have in common.</summary>
    /// <exception cref="UserError">Lengths or blocks differ.</exception>
    internal static ArraySource Common(LazyNode left, ArraySource leftSource, LazyNode right, ArraySource rightSource) =>
        leftSource.Length != rightSource.Length
            ? throw new UserError(string.Create(
                CultureInfo.InvariantCulture, $"'{left.Label}' has {leftSource.Length:N0} elements and '{right.Label}' {rightSource.Length:N0}: only arrays of one length can be put together."))
            : leftSource.BlockLength != rightSource.BlockLength
            ? throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"'{left.Label}' is in blocks of {leftSource.BlockLength:N0} elements and '{right.Label}' in blocks of {rightSource.BlockLength:N0}: make both with the same blockLength."))
            : leftSource;

    private static ChunkedArray<T> Map<T>(string label, ChunkedArray<T> x, Mapping<T, T> function)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Map(label, function);
    }

    /// <summary>Not by vector instructions: theirs differ in the last digit from those that a program has before it is warm.</summary>
    private static ChunkedArray<T> OneByOne<T>(string label, ChunkedArray<T> x, Func<T, T> function)
        where T : unmanaged, INumber<T> => Map(label, x, (values, into) =>
    {
        for (int i = 0; i < values.Length; i++)
        {
            into[i] = function(values[i]);
        }
    });

    private static ChunkedArray<T> FromFilling<T>(long length, int blockLength, string label, Filling<T> filling)
        where T : unmanaged, INumber<T> => new(NewSource(length, blockLength), label, [], b =>
    {
        Tile<T> into = b.Next<T>();
        b.Add((first, count) => filling(first, into.Span(count)));
        return into;
    });

    private static ArraySource NewSource(long length, int blockLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        return new(length, blockLength);
    }
}
