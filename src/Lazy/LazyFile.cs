using Heppy.Events;
using Heppy.Lazy.Computing;
using Heppy.Pools;

namespace Heppy.Lazy;

/// <summary>A Parquet file with a row per event or element, in their order: the same bytes wherever and in how many parts it was computed.</summary>
/// <remarks>Partitions write their rows beside it, so its folder is one that all workers see. It appears when it is whole.</remarks>
public sealed class LazyFile : LazyResult
{
    private readonly IReadOnlyList<ColumnSchema> _schema;
    private long _rows;

    internal LazyFile(LazySource source, string path, IReadOnlyList<ColumnSchema> schema, IReadOnlyList<LazyNode> inputs, Func<object, Sink> sink)
        : base(source, $"file {System.IO.Path.GetFileName(path)}", inputs, sink) => (Path, _schema) = (System.IO.Path.GetFullPath(path), schema);

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>Number of rows.</summary>
    /// <exception cref="InvalidOperationException">It is not computed yet.</exception>
    public long Rows
    {
        get
        {
            MustBeComputed();
            return _rows;
        }
    }

    internal override string UniqueName => Path;

    /// <summary>Computes it alone. Several results in one pass: <see cref="LazyEvents.Compute"/>, <see cref="ChunkedArray.Compute"/>.</summary>
    /// <param name="pool">Where.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="UserError">Something in the graph cannot be; it was noticed before the first event.</exception>
    /// <exception cref="PoolException">Partitions failed; there is no file.</exception>
    public long Compute(Pool pool)
    {
        Computation.Run(pool, [this]);
        return Rows;
    }

    internal override State Begin(string run) => new WholeFile(Path, run, _schema);

    internal override State EmptyPart() => new FilePart();

    private protected override void Take(State total) => _rows = ((WholeFile)total).Rows;
}
