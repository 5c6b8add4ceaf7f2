using Heppy.Events;
using Heppy.Formats.Root.Objects;
using Heppy.Trees;

namespace Heppy.Formats.Root.Writing;

/// <summary>Writes rows to a flat <c>TTree</c>, a basket per branch and cluster.</summary>
/// <remarks>
/// A cluster ends after <see cref="MostRows"/> rows, or after a multiple of <see cref="Step"/> rows that hold <see cref="MostBytes"/>
/// bytes: it depends on the rows only, and memory stays bounded. All baskets but those of the last cluster are large, which merging by
/// other programs needs.
/// </remarks>
internal sealed class RootTreeWriter : ITreeWriter
{
    /// <summary>Most rows of a cluster.</summary>
    public const int MostRows = 131_072;

    /// <summary>Rows after which the size of a cluster is looked at.</summary>
    public const int Step = 1024;

    /// <summary>Bytes after which a cluster ends.</summary>
    public const long MostBytes = 128L << 20;

    private readonly RootFileWriter _file;
    private readonly string _name;
    private readonly int _mostRows;
    private readonly int _step;
    private readonly long _mostBytes;
    private readonly ColumnBuffer[] _shapes;
    private readonly List<TreeLayout> _layout;
    private readonly BranchWriter[] _branches;
    private readonly List<long> _clusters = [];
    private int _collected;
    private bool _isFinished;

    public RootTreeWriter(
        Stream stream, string name, IReadOnlyList<ColumnSchema> schema, RootCompression compression,
        int mostRows = MostRows, int step = Step, long mostBytes = MostBytes, long largeFrom = RootFileWriter.LargeFrom)
    {
        (_name, _mostRows, _step, _mostBytes) = (name, mostRows, step, mostBytes);
        if (TreeLayout.Of(schema, out _layout) is { } problem)
        {
            throw new ArgumentException(problem, nameof(schema));
        }

        _shapes = [.. schema.Select(TreeColumns.BufferFor)];
        _branches = new BranchWriter[_layout.Count];
        for (int i = 0; i < _branches.Length; i++)
        {
            TreeLayout branch = _layout[i];
            BranchWriter? counter = branch.Counter < 0 ? null : _branches[branch.Counter];
            _branches[i] = branch.IsAdded
                ? new CountBranchWriter(new ColumnSchema(branch.Name, ElementType.Int32))
                : Make(schema[branch.Column], counter);
            _branches[i].IsCounter = _layout.Any(b => b.Counter == i);
        }

        _file = new RootFileWriter(stream, name + ".root", $"heppy {SoftwareVersion.Number}", compression, largeFrom);
    }

    public long Rows { get; private set; }

    public void Append(IReadOnlyList<ColumnBuffer> columns, int firstRow, int rowCount)
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        TreeColumns.RequireShapes(_shapes, columns);
        while (rowCount > 0)
        {
            int rows = Math.Min(rowCount, _step - (_collected % _step));
            for (int i = 0; i < _branches.Length; i++)
            {
                _branches[i].Append(columns[_layout[i].Column], firstRow, rows);
            }

            firstRow += rows;
            rowCount -= rows;
            Rows += rows;
            _collected += rows;
            if (_collected >= _mostRows || (_collected % _step == 0 && _branches.Sum(b => (long)b.Collected) >= _mostBytes))
            {
                WriteCluster();
            }
        }
    }

    public void Finish()
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        if (_collected > 0)
        {
            WriteCluster();
        }

        _isFinished = true;
        _file.Write(_file.Top, Tree(), _name, "");
        _file.Finish();
    }

    public void Dispose()
    {
        _isFinished = true;
        _file.Dispose();
    }

    private static BranchWriter Make(ColumnSchema column, BranchWriter? counter)
    {
        if (column.Type == ElementType.String)
        {
            return new StringBranchWriter(column);
        }

        Type writer = column.IsNullable ? typeof(NullableBranchWriter<>) : typeof(ValueBranchWriter<>);
        return (BranchWriter)Activator.CreateInstance(writer.MakeGenericType(Conversions.TypeOf(column.Type)), column, counter)!;
    }

    private void WriteCluster()
    {
        foreach (BranchWriter branch in _branches)
        {
            branch.WriteBasket(_file, _name);
        }

        _clusters.Add(_collected);
        _collected = 0;
    }

    private RootObject Tree()
    {
        var leaves = new RootObject[_branches.Length];
        for (int i = 0; i < leaves.Length; i++)
        {
            leaves[i] = _branches[i].Leaf(_layout[i].Counter < 0 ? null : leaves[_layout[i].Counter]);
        }

        RootObject[] branches = [.. _branches.Select((b, i) => b.Branch(leaves[i], _file.Packer.Code))];
        (long[] ends, long[] sizes, long last) = Clusters();
        RootObject tree = Look.Of("TTree");
        tree.Set("fName", _name);
        tree.Set("fEntries", Rows);
        tree.Set("fTotBytes", _branches.Sum(b => b.TotalBytes));
        tree.Set("fZipBytes", _branches.Sum(b => b.ZippedBytes));
        tree.Set("fFlushedBytes", _branches.Sum(b => b.ZippedBytes));
        tree.Set("fWeight", 1d);
        tree.Set("fScanField", 25);
        tree.Set("fDefaultEntryOffsetLen", 1000);
        tree.Set("fNClusterRange", ends.Length);
        tree.Set("fMaxEntries", 1_000_000_000_000L);
        tree.Set("fMaxEntryLoop", 1_000_000_000_000L);
        tree.Set("fAutoSave", -300_000_000L);
        tree.Set("fAutoFlush", last);
        tree.Set("fEstimate", 1_000_000L);
        tree.Set("fClusterRangeEnd", ends);
        tree.Set("fClusterSize", sizes);
        tree.Set("fBranches", BranchWriter.Collection(branches));
        tree.Set("fLeaves", BranchWriter.Collection(leaves));
        return tree;
    }

    /// <summary>Ranges of clusters of one size, and the size of the last ones.</summary>
    private (long[] Ends, long[] Sizes, long Last) Clusters()
    {
        const long UsualFlush = -30_000_000;
        if (_clusters.Count == 0)
        {
            return ([], [], UsualFlush);
        }

        List<long> ends = [];
        List<long> sizes = [];
        long size = _clusters[0];
        long next = 0;
        for (int i = 0; i < _clusters.Count; i++)
        {
            bool isShortEnd = i == _clusters.Count - 1 && _clusters[i] < size;
            if (_clusters[i] != size && !isShortEnd)
            {
                ends.Add(next - 1);
                sizes.Add(size);
                size = _clusters[i];
            }

            next += _clusters[i];
        }

        return ([.. ends], [.. sizes], size);
    }
}
