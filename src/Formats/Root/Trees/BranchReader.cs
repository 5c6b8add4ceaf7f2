using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Heppy.Events;
using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Trees;

/// <summary>Decodes one branch, basket by basket; the last basket is kept for the range that follows.</summary>
internal abstract class BranchReader(RootFile file, TreeBranch branch)
{
    private readonly Basket _basket = new(file, branch);
    private int _number = -1;

    /// <summary>First entry of the basket that is read.</summary>
    protected long FirstEntry => branch.FirstEntries[_number];

    /// <summary>The branch.</summary>
    protected TreeBranch Branch => branch;

    /// <summary>File and branch, for messages.</summary>
    protected string Where => $"{file.Path}: branch {branch.Schema.Name} ({branch.Schema.Stored})";

    /// <summary>Makes a reader that decodes to the stored type.</summary>
    public static BranchReader Create(RootFile file, TreeBranch branch) => branch.Schema.Type == ElementType.String
        ? new StringBranchReader(file, branch)
        : (BranchReader)Activator.CreateInstance(
            typeof(BranchReader<>).MakeGenericType(Conversions.TypeOf(branch.Schema.Type)), file, branch)!;

    /// <summary>A buffer of the stored type.</summary>
    public ColumnBuffer NewBuffer() =>
        ColumnBuffer.Create(branch.Schema.Name, Conversions.TypeOf(branch.Schema.Type), branch.Schema.IsJagged);

    /// <summary>Fills a buffer of the stored type with the entries of a range.</summary>
    /// <param name="buffer">What to fill.</param>
    /// <param name="first">First entry.</param>
    /// <param name="count">Number of entries.</param>
    /// <param name="counts">Lengths of the lists of so many entries from one on, asked for where the branch has no offsets.</param>
    /// <exception cref="InvalidDataException">A basket is missing or damaged.</exception>
    public void Read(ColumnBuffer buffer, long first, int count, Func<long, int, int[]> counts)
    {
        buffer.Clear();
        long next = first;
        long end = first + count;
        while (next < end)
        {
            Basket basket = Find(next);
            long start = branch.FirstEntries[_number];
            long last = Math.Min(end, start + basket.Entries);
            if (last <= next)
            {
                throw Damaged($"basket {_number} has {basket.Entries} entries, and entry {next} should be in it");
            }

            Append(buffer, basket, (int)(next - start), (int)(last - next), counts, (int)(next - first));
            next = last;
        }
    }

    /// <summary>Appends some entries of a basket.</summary>
    /// <param name="buffer">What to fill.</param>
    /// <param name="basket">The basket.</param>
    /// <param name="first">First entry, counted in the basket.</param>
    /// <param name="count">Number of entries.</param>
    /// <param name="counts">Lengths of the lists of so many entries from one of the tree on.</param>
    /// <param name="row">Row of the first entry in the buffer.</param>
    protected abstract void Append(ColumnBuffer buffer, Basket basket, int first, int count, Func<long, int, int[]> counts, int row);

    /// <summary>The error of bytes that contradict one another.</summary>
    protected InvalidDataException Damaged(string why) => new(string.Create(CultureInfo.InvariantCulture,
        $"{Where}: {why}. The file is damaged. Copy it again."));

    private Basket Find(long entry)
    {
        int number = _number >= 0 && Holds(_number, entry) ? _number : Holds(_number + 1, entry) ? _number + 1 : Search(entry);
        if (number != _number)
        {
            _number = -1;
            _basket.Read(number);
            _number = number;
        }

        return _basket;
    }

    /// <summary>Whether an entry is in a basket; never in one without entries.</summary>
    private bool Holds(int number, long entry) =>
        number < branch.Positions.Length && branch.FirstEntries[number] <= entry && entry < branch.FirstEntries[number + 1];

    private int Search(long entry)
    {
        int number = Array.BinarySearch(branch.FirstEntries, entry);
        number = number < 0 ? ~number - 1 : number;
        if (number < 0 || number >= branch.Positions.Length)
        {
            throw Damaged($"no basket holds entry {entry}");
        }

        // Baskets without entries start where the next one does.
        while (number + 1 < branch.Positions.Length && branch.FirstEntries[number + 1] <= entry)
        {
            number++;
        }

        return number;
    }
}

/// <summary>Decodes numbers and truth values.</summary>
/// <typeparam name="T">The stored type.</typeparam>
internal sealed class BranchReader<T>(RootFile file, TreeBranch branch) : BranchReader(file, branch)
    where T : unmanaged
{
    protected override void Append(ColumnBuffer buffer, Basket basket, int first, int count, Func<long, int, int[]> counts, int row)
    {
        var target = (ColumnBuffer<T>)buffer;
        int entryValues = Branch.Length;
        if (Branch.Counter.Length == 0 && Branch.HeaderSize == 0)
        {
            long size = Branch.EntrySize > 0 ? Branch.EntrySize : (long)entryValues * Branch.ValueSize;
            Check(basket, first * size, count * size);
            int stride = (int)size;
            int start = row == 0 ? 0 : target.Count;
            target.Resize(row + count, start + (count * entryValues));
            for (int i = 0; target.IsJagged && i <= count; i++)
            {
                target.Offsets[row + i] = start + (i * entryValues);
            }

            Fixed(basket.Values.Slice(first * stride, count * stride), stride, target.Values.AsSpan(start, count * entryValues));
            return;
        }

        Lists(target, basket, first, count, counts, row);
    }

    private void Lists(ColumnBuffer<T> target, Basket basket, int first, int count, Func<long, int, int[]> counts, int row)
    {
        int start = row == 0 ? 0 : target.Count;
        target.Resize(row + count, start);
        target.Offsets[row] = start;
        if (!basket.HasOffsets)
        {
            Counted(target, basket, first, count, counts(FirstEntry, first + count), row, start);
            return;
        }

        ReadOnlySpan<int> offsets = basket.Offsets.Slice(first, count + 1);
        if (offsets[0] < basket.Origin || offsets[count] - basket.Origin > basket.Length)
        {
            throw Damaged($"its entries reach from {offsets[0]} to {offsets[count]}, but its bytes from {basket.Origin} to {basket.Origin + basket.Length}");
        }

        int values = EntryEnds.Of(offsets, Branch.HeaderSize, Branch.ValueSize, start, target.Offsets.AsSpan(row + 1, count));
        if (values < start)
        {
            throw Damaged($"its entries start at bytes that contradict one another, between {offsets[0]} and {offsets[count]}");
        }

        target.Resize(row + count, values);
        int from = offsets[0] - basket.Origin;
        if (Branch.HeaderSize == 0)
        {
            Values(basket.Values.Slice(from, (values - start) * Branch.ValueSize), target.Values.AsSpan(start, values - start));
            return;
        }

        for (int i = 0; i < count; i++)
        {
            int to = target.Offsets[row + i];
            int length = target.Offsets[row + i + 1] - to;
            Values(basket.Values.Slice(offsets[i] - basket.Origin + Branch.HeaderSize, length * Branch.ValueSize), target.Values.AsSpan(to, length));
        }
    }

    /// <summary>Lists without stored offsets: their lengths are those of the counter, from the first entry of the basket on.</summary>
    private void Counted(ColumnBuffer<T> target, Basket basket, int first, int count, int[] lengths, int row, int start)
    {
        long skipped = 0;
        long values = start;
        for (int i = 0; i < first + count; i++)
        {
            if (i < first)
            {
                skipped += (long)lengths[i] * Branch.Length;
                continue;
            }

            values += (long)lengths[i] * Branch.Length;
            if (lengths[i] < 0 || (skipped + values - start) * Branch.ValueSize > basket.Length)
            {
                throw Damaged($"{Branch.Counter} gives more values than the {basket.Length} bytes of a basket hold");
            }

            target.Offsets[row + i - first + 1] = (int)values;
        }

        int read = (int)values - start;
        target.Resize(row + count, (int)values);
        Values(basket.Values.Slice((int)skipped * Branch.ValueSize, read * Branch.ValueSize), target.Values.AsSpan(start, read));
    }

    private void Fixed(ReadOnlySpan<byte> bytes, int stride, Span<T> values)
    {
        if (Branch.EntrySize == 0)
        {
            Values(bytes, values);
            return;
        }

        int size = Branch.Length * Branch.ValueSize;
        for (int i = 0; i * stride < bytes.Length; i++)
        {
            Values(bytes.Slice((i * stride) + Branch.Offset, size), values.Slice(i * Branch.Length, Branch.Length));
        }
    }

    private void Values(ReadOnlySpan<byte> bytes, Span<T> values)
    {
        if (Branch.Packing is { } packing)
        {
            for (int i = 0; i < values.Length; i++)
            {
                double value = packing.Read(bytes.Slice(i * Branch.ValueSize, Branch.ValueSize));
                values[i] = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
            }

            return;
        }

        switch (Branch.ValueSize)
        {
            case 1: bytes.CopyTo(MemoryMarshal.AsBytes(values)); break;
            case 2: Reverse(MemoryMarshal.Cast<byte, short>(bytes), MemoryMarshal.Cast<T, short>(values)); break;
            case 4: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(bytes), MemoryMarshal.Cast<T, int>(values)); break;
            default: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(bytes), MemoryMarshal.Cast<T, long>(values)); break;
        }
    }

    private static void Reverse(ReadOnlySpan<short> from, Span<short> to) => BinaryPrimitives.ReverseEndianness(from, to);

    private void Check(Basket basket, long start, long length)
    {
        if (start + length > basket.Length)
        {
            throw Damaged($"values up to {start + length} are expected, the basket has {basket.Length} bytes");
        }
    }
}

/// <summary>Decodes strings: a length of one byte, or 255 and four more, then the characters.</summary>
internal sealed class StringBranchReader(RootFile file, TreeBranch branch) : BranchReader(file, branch)
{
    protected override void Append(ColumnBuffer buffer, Basket basket, int first, int count, Func<long, int, int[]> counts, int row)
    {
        var target = (ColumnBuffer<string>)buffer;
        RootBuffer bytes = basket.Buffer();
        int start = bytes.Position;
        for (int i = basket.HasOffsets ? first : 0; i < first + count; i++)
        {
            if (basket.HasOffsets)
            {
                bytes.MoveTo((long)start + basket.Offsets[i] - basket.Origin);
            }

            if (i < first)
            {
                bytes.SkipString();
                continue;
            }

            target.Append(bytes.String());
        }
    }
}
