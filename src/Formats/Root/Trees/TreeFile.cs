using Heppy.Events;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>An open <c>TTree</c>: its branches as columns, decoded into reused buffers, cluster by cluster.</summary>
internal sealed class TreeFile : IEventFile
{
    private readonly RootFile _file;
    private readonly Dictionary<string, TreeBranch> _branches;
    private readonly Dictionary<string, (BranchReader Reader, ColumnBuffer Stored)> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Counter> _counters = new(StringComparer.Ordinal);
    private readonly long[] _firstEntries;

    private TreeFile(RootFile file, string name, RootObject tree, IReadOnlyCollection<string> notes)
    {
        _file = file;
        Name = name;
        Notes = notes;
        List<TreeBranch> branches = BranchCatalogue.Of(tree);
        Branches = branches;
        _branches = branches.ToDictionary(b => b.Schema.Name, StringComparer.Ordinal);

        long[] clusters = TreeClusters.Of(tree);
        _firstEntries = new long[clusters.Length];
        for (int i = 1; i < clusters.Length; i++)
        {
            _firstEntries[i] = _firstEntries[i - 1] + clusters[i - 1];
        }

        Footer = new FileFooter
        {
            Size = file.Length,
            Digest = RootIdentity.Of(file),
            RowGroups = clusters,
            Columns = [.. branches.Select(b => b.Schema)],
            CompressedBytes = [.. branches.Select(b => b.CompressedBytes)],
        };
    }

    public string Path => _file.Path;

    /// <summary>Name of the tree.</summary>
    public string Name { get; }

    /// <summary>Its columns, in the order of the footer.</summary>
    public IReadOnlyList<TreeBranch> Branches { get; }

    /// <summary>What was skipped while the tree's description was read.</summary>
    public IReadOnlyCollection<string> Notes { get; }

    public FileFooter Footer { get; }

    /// <summary>Opens a tree of a file, which is closed with it.</summary>
    /// <exception cref="InvalidDataException">The tree is damaged.</exception>
    public static TreeFile Open(RootFile file, RootKey key)
    {
        string where = $"{file.Path}: tree {key.Path}";
        try
        {
            var reader = new ObjectReader(file.Object(key), key.HeaderLength, StreamerInfoReader.Read(file));
            return reader.Inline(key.ClassName) is RootObject tree
                ? new TreeFile(file, key.Path, tree, reader.Notes)
                : throw new InvalidDataException($"{where} is not a tree.");
        }
        catch (NotDescribedException e)
        {
            throw new InvalidDataException($"{where} cannot be understood: {e.Message}. Write it again with a current ROOT.", e);
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(file.Path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{where}: {e.Message}. The file is damaged. Copy it again.", e);
        }
    }

    public void Read(int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation = default)
    {
        foreach (ColumnBuffer column in columns)
        {
            cancellation.ThrowIfCancellationRequested();
            ColumnBuffer stored = Reader(column.Name).Stored;
            stored = stored.ValueType == column.ValueType ? column : stored;
            Read(column.Name, stored, _firstEntries[rowGroup], checked((int)Footer.RowGroups[rowGroup]));
            if (stored != column)
            {
                BufferConversion.Convert(stored, column, Path);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void Read(string name, ColumnBuffer buffer, long first, int count)
    {
        TreeBranch branch = _branches[name];
        Reader(name).Reader.Read(buffer, first, count, (start, n) => Counts(branch, start, n));
    }

    /// <summary>Lengths of lists whose starts are not stored; good until the next call.</summary>
    private int[] Counts(TreeBranch branch, long first, int count)
    {
        if (!_counters.TryGetValue(branch.Counter, out Counter? counter))
        {
            counter = _branches.TryGetValue(branch.Counter, out TreeBranch? found) && Conversions.IsLossless(found.Schema.Type, typeof(int)) && !found.Schema.IsJagged
                ? new Counter(BranchReader.Create(_file, found))
                : throw new InvalidDataException($"{Path}: branch {branch.Schema.Name}: the starts of its entries are not stored, "
                    + $"and there is no branch {branch.Counter} that gives their lengths. The file is damaged. Copy it again.");
            _counters.Add(branch.Counter, counter);
        }

        counter.Reader.Read(counter.Stored, first, count, (_, _) => []);
        BufferConversion.Convert(counter.Stored, counter.Lengths, Path);
        return counter.Lengths.Values;
    }

    private (BranchReader Reader, ColumnBuffer Stored) Reader(string name)
    {
        if (!_readers.TryGetValue(name, out (BranchReader, ColumnBuffer) reader))
        {
            TreeBranch branch = _branches.TryGetValue(name, out TreeBranch? found) && found.Schema.Type != ElementType.Unsupported
                ? found
                : throw new InvalidDataException($"{Path}: there is no readable branch {name} in the tree {Name}.");
            var made = BranchReader.Create(_file, branch);
            reader = (made, made.NewBuffer());
            _readers.Add(name, reader);
        }

        return reader;
    }

    private sealed class Counter(BranchReader reader)
    {
        public BranchReader Reader => reader;

        public ColumnBuffer Stored { get; } = reader.NewBuffer();

        public ColumnBuffer<int> Lengths { get; } = new("", false);
    }
}
