using Heppy.Formats.Uhi;
using Heppy.Lazy.Computing;
using Heppy.Physics;
using Heppy.Pools;

namespace Heppy.Lazy;

/// <summary>A histogram of values of all events or elements.</summary>
public sealed class LazyHistogram : LazyResult
{
    private HistogramResult? _result;

    internal LazyHistogram(LazySource source, string name, IReadOnlyList<LazyNode> inputs, Func<object, Sink> sink)
        : base(source, $"histogram {name}", inputs, sink) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its bins.</summary>
    /// <exception cref="InvalidOperationException">It is not computed yet.</exception>
    public HistogramContent Content => Result.Histogram!;

    /// <summary>Its bins with its name and title, as formats of histograms take it.</summary>
    /// <exception cref="InvalidOperationException">It is not computed yet.</exception>
    public HistogramResult Result
    {
        get
        {
            MustBeComputed();
            return _result!;
        }
    }

    internal override string UniqueName => Name;

    /// <summary>Computes it alone. Several results in one pass: <see cref="LazyEvents.Compute"/>, <see cref="ChunkedArray.Compute"/>.</summary>
    /// <param name="pool">Where.</param>
    /// <returns>Its bins.</returns>
    /// <exception cref="UserError">Something in the graph cannot be; it was noticed before the first event.</exception>
    /// <exception cref="PoolException">Partitions failed.</exception>
    public HistogramContent Compute(Pool pool)
    {
        Computation.Run(pool, [this]);
        return Content;
    }

    /// <summary>Writes computed histograms to a file, as UHI JSON (schema 1), which <c>hist</c> and <c>boost-histogram</c> read.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <param name="histograms">Of different names.</param>
    /// <exception cref="InvalidOperationException">One is not computed yet.</exception>
    public static void Save(string path, params LazyHistogram[] histograms)
    {
        ArgumentNullException.ThrowIfNull(histograms);
        HistogramResult[] results = [.. histograms.Select(h => h.Result)];
        using FileStream stream = File.Create(path);
        new UhiFormat().Write(stream, results, new Dictionary<string, object>());
    }

    internal override State Begin(string run) => new HistogramState();

    internal override State EmptyPart() => new HistogramState();

    private protected override void Take(State total) => _result = ((HistogramState)total).Result;
}
