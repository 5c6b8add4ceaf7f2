using System.Globalization;
using Heppy.Events;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>Collects the values of one branch and writes them, a basket for each cluster.</summary>
/// <param name="column">Name, type and shape of what is written.</param>
/// <param name="counter">The branch that counts the values of each row; null if each has one.</param>
internal abstract class BranchWriter(ColumnSchema column, BranchWriter? counter)
{
    private const int UsualEntryOffsetLength = 1000;
    private const int BasketVersion = 3;
    private readonly List<long> _firsts = [];
    private readonly List<long> _seeks = [];
    private readonly List<int> _sizes = [];
    private readonly List<int> _starts = [];
    private readonly List<long> _counts = [];
    private long _entries;
    private int _rows;
    private int _largestBasket;
    private long _largestCount;
    private long _totalBytes;
    private long _zippedBytes;

    /// <summary>What is written.</summary>
    public ColumnSchema Column => column;

    /// <summary>Whether it counts the values of another branch.</summary>
    public bool IsCounter { get; set; }

    /// <summary>Bytes of this branch, unpacked, in all baskets.</summary>
    public long TotalBytes => _totalBytes;

    /// <summary>Bytes of this branch in the file.</summary>
    public long ZippedBytes => _zippedBytes;

    /// <summary>Bytes collected for the next basket.</summary>
    public int Collected => Data.Length;

    /// <summary>The values collected, as they are stored.</summary>
    protected RootOutput Data { get; } = new();

    /// <summary>The letter, leaf class and size of the stored type.</summary>
    protected LeafKind Kind { get; } = LeafKind.Of(column.Type);

    /// <summary>Length of the longest string, in bytes.</summary>
    protected int LongestText { get; set; }

    /// <summary>Collects rows.</summary>
    public void Append(ColumnBuffer source, int firstRow, int count)
    {
        for (int i = 0; i < count && counter is not null; i++)
        {
            int length = source.Offsets[firstRow + i + 1] - source.Offsets[firstRow + i];
            if (counter._counts[_rows + i] != length)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                    $"Row {_entries + _rows + i}: {column.Name} has {length} values, but {counter.Column.Name}, which counts them in a TTree, says {counter._counts[_rows + i]}. Give one of them another name."));
            }
        }

        AppendValues(source, firstRow, count);
        _rows += count;
    }

    /// <summary>Writes what is collected as a basket.</summary>
    public void WriteBasket(RootFileWriter file, string tree)
    {
        var key = new KeyHeader("TBasket", column.Name, tree, file.Top.Position);
        bool isVariable = counter is not null || column.Type == ElementType.String;
        int values = Data.Length;
        int last = key.Length(file.IsLarge) + 19 + values;
        if (isVariable)
        {
            Data.Int32(_rows + 1);
            _starts.ForEach(start => Data.Int32(start + last - values));
            Data.Int32(last);
        }

        var more = new RootOutput();
        more.Int16(BasketVersion);
        more.Int32(last - values + Data.Length);
        more.Int32(isVariable ? Math.Max(UsualEntryOffsetLength, _rows + 1) : Kind.Size);
        more.Int32(_rows);
        more.Int32(last);
        more.Byte(0);
        long position = file.Position;
        file.Record(key, file.Packer.Pack(Data.Written), Data.Length, more.Written);
        _firsts.Add(_entries);
        _seeks.Add(position);
        _sizes.Add((int)(file.Position - position));
        _totalBytes += last - values + Data.Length;
        _zippedBytes += file.Position - position;
        _largestBasket = Math.Max(_largestBasket, last - values + Data.Length);
        _entries += _rows;
        _rows = 0;
        Data.Clear();
        _starts.Clear();
        _counts.Clear();
    }

    /// <summary>The branch as an object with its leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="compression">Code of how it is packed.</param>
    public RootObject Branch(RootObject leaf, int compression)
    {
        // ROOT keeps one more than there are baskets: where the next one would begin.
        int room = Math.Max(10, _seeks.Count + 1);
        var branch = new RootObject("TBranch");
        branch.Set("fName", column.Name);
        branch.Set("fTitle", $"{leaf.Title}/{Kind.Letter}");
        branch.Set("fFillStyle", 1001);
        branch.Set("fCompress", compression);
        branch.Set("fBasketSize", Math.Max(32_000, _largestBasket));
        branch.Set("fEntryOffsetLen", counter is not null || column.Type == ElementType.String ? UsualEntryOffsetLength : 0);
        branch.Set("fWriteBasket", _seeks.Count);
        branch.Set("fEntryNumber", _entries);
        branch.Set("fMaxBaskets", room);
        branch.Set("fEntries", _entries);
        branch.Set("fTotBytes", _totalBytes);
        branch.Set("fZipBytes", _zippedBytes);
        branch.Set("fLeaves", Collection([leaf]));
        branch.Set("fBasketBytes", Padded(_sizes, room));
        branch.Set("fBasketEntry", Padded([.. _firsts, _entries], room));
        branch.Set("fBasketSeek", Padded(_seeks, room));
        return branch;
    }

    /// <summary>The leaf as an object.</summary>
    /// <param name="count">The leaf of the counter, or null.</param>
    public RootObject Leaf(RootObject? count)
    {
        var leaf = new RootObject(Kind.Leaf);
        leaf.Set("fName", column.Name);
        leaf.Set("fTitle", count is null ? column.Name : $"{column.Name}[{count.Name}]");
        leaf.Set("fLen", column.Type == ElementType.String ? LongestText + 1 : 1);
        leaf.Set("fLenType", Kind.Size);
        leaf.Set("fIsRange", IsCounter);
        leaf.Set("fIsUnsigned", Kind.IsUnsigned);
        leaf.Set("fLeafCount", count);
        if (IsCounter)
        {
            leaf.Set("fMaximum", checked((int)_largestCount));
        }
        else if (column.Type == ElementType.String)
        {
            leaf.Set("fMaximum", LongestText + 1);
        }

        return leaf;
    }

    /// <summary>An array of objects.</summary>
    public static RootObject Collection(RootObject[] items)
    {
        var array = new RootObject("TObjArray");
        array.Set(ClassWriters.Items, items);
        return array;
    }

    /// <summary>Collects the values of rows.</summary>
    protected abstract void AppendValues(ColumnBuffer source, int firstRow, int count);

    /// <summary>Remarks where the next row begins, if rows differ in size.</summary>
    protected void StartRow() => _starts.Add(Data.Length);

    /// <summary>Remarks where rows begin that have some numbers of values each.</summary>
    protected void StartRows(ReadOnlySpan<int> offsets)
    {
        int first = Data.Length;
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            _starts.Add(first + ((offsets[i] - offsets[0]) * Kind.Size));
        }
    }

    /// <summary>Remarks how many values a row of a counted branch has.</summary>
    protected void Count(long value)
    {
        _counts.Add(value);
        _largestCount = Math.Max(_largestCount, value);
    }

    private static T[] Padded<T>(List<T> values, int length)
    {
        var padded = new T[length];
        values.CopyTo(padded);
        return padded;
    }
}
