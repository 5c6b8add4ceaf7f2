using Heppy.Events;
using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.NTuples;

/// <summary>An open RNTuple: its fields as columns, decoded into reused buffers, cluster by cluster.</summary>
internal sealed class NTupleFile : IEventFile
{
    private readonly RootFile _file;
    private readonly NTupleDescription _description;
    private readonly EntryPiece[] _pieces;
    private readonly Dictionary<string, NTupleLeaf> _leaves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (LeafReader Reader, ColumnBuffer Stored)> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, OffsetReader> _offsets = [];

    private NTupleFile(RootFile file, string name, NTupleDescription description)
    {
        (_file, Name, _description) = (file, name, description);
        _pieces = EntryPiece.Of(description.Clusters, $"{Path}: RNTuple {name}");
        List<NTupleLeaf> leaves = [.. FieldCatalogue.Of(description.Schema).Where(l => _leaves.TryAdd(l.Schema.Name, l))];
        Footer = new FileFooter
        {
            Size = file.Length,
            Digest = RootIdentity.Of(file),
            RowGroups = [.. _pieces.Select(p => (long)p.Count)],
            Columns = [.. leaves.Select(l => l.Schema)],
            CompressedBytes = CompressedBytes(leaves, description),
        };
    }

    public string Path => _file.Path;

    /// <summary>Name of the RNTuple.</summary>
    public string Name { get; }

    public FileFooter Footer { get; }

    /// <summary>Opens an RNTuple of a file, which is closed with it.</summary>
    /// <exception cref="InvalidDataException">The RNTuple is damaged, or of a version that is not known.</exception>
    public static NTupleFile Open(RootFile file, RootKey key) => new(file, key.Path, NTupleDescription.Read(file, key));

    public void Read(int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation = default)
    {
        foreach (ColumnBuffer column in columns)
        {
            cancellation.ThrowIfCancellationRequested();
            (LeafReader reader, ColumnBuffer stored) = Reader(column.Name);
            stored = stored.ValueType == column.ValueType ? column : stored;
            reader.Read(stored, _pieces[rowGroup]);
            if (stored != column)
            {
                BufferConversion.Convert(stored, column, Path);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Makes a reader of a leaf, which need not be one that is offered.</summary>
    internal LeafReader NewReader(NTupleLeaf leaf)
    {
        string where = $"{Path}: RNTuple {Name}, field {leaf.Schema.Name} ({leaf.Schema.Stored})";
        OffsetReader? lists = leaf.List.Length > 0 ? Offsets(leaf.List, where) : null;
        return leaf.Kind switch
        {
            LeafKind.Texts => new TextLeafReader(leaf, _description, lists, where),
            LeafKind.Counts => new CountLeafReader(leaf, _description, lists, where, Offsets(leaf.At(0), where)),
            _ => (LeafReader)Activator.CreateInstance(
                typeof(ValueLeafReader<>).MakeGenericType(Conversions.TypeOf(leaf.Schema.Type)), leaf, _description, lists, where)!,
        };
    }

    private (LeafReader Reader, ColumnBuffer Stored) Reader(string name)
    {
        if (!_readers.TryGetValue(name, out (LeafReader, ColumnBuffer) reader))
        {
            NTupleLeaf leaf = _leaves.TryGetValue(name, out NTupleLeaf? found) && found.Schema.Type != ElementType.Unsupported
                ? found
                : throw new InvalidDataException($"{Path}: there is no readable field {name} in the RNTuple {Name}"
                    + (found is null ? "." : $": it is {found.Schema.Stored}."));
            LeafReader made = NewReader(leaf);
            reader = (made, made.NewBuffer());
            _readers.Add(name, reader);
        }

        return reader;
    }

    private OffsetReader Offsets(NTupleColumn[] representations, string where)
    {
        if (!_offsets.TryGetValue(representations[0].Id, out OffsetReader? reader))
        {
            reader = new OffsetReader(_description.Blobs, representations, where);
            _offsets.Add(representations[0].Id, reader);
        }

        return reader;
    }

    private static long[] CompressedBytes(List<NTupleLeaf> leaves, NTupleDescription description)
    {
        long[] physical = new long[description.Schema.Columns.Count];
        foreach (NTupleCluster cluster in description.Clusters)
        {
            for (int i = 0; i < Math.Min(physical.Length, cluster.Columns.Length); i++)
            {
                foreach (NTuplePage page in cluster.Columns[i].Pages)
                {
                    physical[i] += page.Place.Size;
                }
            }
        }

        return [.. leaves.Select(l => l.Columns.Sum(r => r.Sum(c => physical[c.Id])))];
    }
}
