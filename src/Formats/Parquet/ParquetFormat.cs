using System.IO.Compression;
using Heppy.Events;
using Heppy.Trees;
using Microsoft.Win32.SafeHandles;

namespace Heppy.Formats.Parquet;

/// <summary>Events and trees in Apache Parquet files.</summary>
/// <remarks>
/// Columns are offered under flat names: the field <c>pt</c> of the struct <c>MET</c> is <c>MET_pt</c>, that of the
/// list of structs <c>Muon</c> is the jagged <c>Muon_pt</c>. A null list reads as an empty one, a null string as null.
/// Strings in lists of version 2 data pages are not decoded, but refused with a message.
/// </remarks>
public sealed class ParquetFormat : IEventFormat, ITreeFormat
{
    private readonly RowGroupScopes _scopes = new();

    /// <summary>How written files are packed.</summary>
    /// <value>zstd.</value>
    public ParquetCompression Compression { get; init; } = ParquetCompression.Zstd;

    /// <summary>How hard written files are packed, as far as the codec has levels.</summary>
    /// <value>Optimal.</value>
    public CompressionLevel Level { get; init; } = CompressionLevel.Optimal;

    /// <summary>Rows in every row group that is written but the last, at least 1.</summary>
    /// <value>65,536.</value>
    public int RowsPerGroup { get; init; } = ParquetTreeWriter.RowsPerGroup;

    /// <inheritdoc/>
    public string Name => "Parquet";

    /// <inheritdoc/>
    public string Extension => ".parquet";

    /// <inheritdoc/>
    public IEventFormat Events => this;

    /// <inheritdoc/>
    public bool Recognises(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path);
        (byte[] head, byte[] tail) = Signature.Read(handle, RandomAccess.GetLength(handle));
        return Signature.IsParquet(head, tail);
    }

    /// <inheritdoc/>
    public IEventFile Open(string path, string? tree = null) => ParquetEventFile.Open(path, _scopes);

    /// <inheritdoc/>
    /// <remarks>
    /// In a directory of the tree's name, as <c>heppy-convert --tree Runs 'dy/*.root' dy/Runs</c> writes it: of <c>dy/1.parquet</c> it is <c>dy/Runs/1_Runs.parquet</c>.
    /// </remarks>
    public string PathOf(string path, string tree) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", tree, $"{Path.GetFileNameWithoutExtension(path)}_{tree}{Extension}");

    /// <inheritdoc/>
    public string? Problem(IReadOnlyList<ColumnSchema> schema) => TreeColumns.Problem(schema);

    /// <summary>Starts a file, packed and divided as this format says.</summary>
    /// <param name="stream">Where to write; stays open.</param>
    /// <param name="schema">The columns, in order; their names are unique, their types supported.</param>
    /// <param name="name">Not stored: a file is one tree.</param>
    /// <exception cref="ArgumentException">
    /// A column has no name, a name that is taken, or a type that cannot be written.
    /// </exception>
    public ITreeWriter Create(Stream stream, IReadOnlyList<ColumnSchema> schema, string name = "Events") =>
        new ParquetTreeWriter(stream, schema, RowsPerGroup, Compression, Level);
}
