using Heppy.Events;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Trees;
using Xunit;

namespace Heppy.Formats.Tests.Root;

/// <summary>Baskets of kinds that no data file at hand has.</summary>
public sealed class BranchReaderTests
{
    private const long Far = 6L << 30;
    private const int ByteCount = 0x40000000; // only the number of the bytes before the values matters

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    public void A_vector_has_ten_bytes_before_the_values_of_each_entry(int first, int count)
    {
        float[][] lists = [[1, 2, 3], [], [4], [5, 6]];
        var bytes = new BigEndian();
        int[] starts = [.. lists.Select(l => Vector(bytes, l.Length, b => Array.ForEach(l, v => b.Float(v))))];
        ColumnBuffer<float> read = Read<float>(ElementType.Float, 4, LeafTypes.VectorHeader, lists.Length, bytes.Bytes, starts, first, count);

        Assert.Equal(lists.Skip(first).Take(count).SelectMany(l => l), read.Values.Take(read.Count));
        Assert.Equal(lists.Skip(first).Take(count).Select(l => l.Length), Lengths(read));
    }

    [Fact]
    public void A_vector_of_truth_values_has_a_byte_for_each()
    {
        bool[][] lists = [[true, false], [], [true]];
        var bytes = new BigEndian();
        int[] starts = [.. lists.Select(l => Vector(bytes, l.Length, b => Array.ForEach(l, v => b.Byte(v ? 1 : 0))))];
        ColumnBuffer<bool> read = Read<bool>(ElementType.Boolean, 1, LeafTypes.VectorHeader, lists.Length, bytes.Bytes, starts, 0, 3);

        Assert.Equal([true, false, true], read.Values.Take(read.Count));
        Assert.Equal([2, 0, 1], Lengths(read));
    }

    [Fact]
    public void Many_lists_are_cut_where_their_entries_start()
    {
        int[] lengths = [.. Enumerable.Range(0, 1000).Select(i => i * 7 % 5)];
        var bytes = new BigEndian();
        int[] starts = [.. lengths.Select((n, i) => Start(bytes, b => b.Ints(Enumerable.Repeat(i, n))))];
        foreach ((int first, int count) in ((int, int)[])[(0, 1000), (1, 998), (500, 17), (999, 1)])
        {
            ColumnBuffer<int> read = Read<int>(ElementType.Int32, 4, 0, lengths.Length, bytes.Bytes, starts, first, count);
            Assert.Equal(lengths.Skip(first).Take(count), Lengths(read));
            Assert.Equal(Enumerable.Range(first, count).SelectMany(i => Enumerable.Repeat(i, lengths[i])), read.Values.Take(read.Count));
        }
    }

    [Theory]
    [InlineData(0, 8, 4, 12)]   // back
    [InlineData(0, 6, 8, 12)]   // part of a value
    [InlineData(0, 4, 8, 100)]  // behind the end
    [InlineData(-8, 4, 8, 12)]  // before the start
    [InlineData(0, int.MaxValue, 4, 12)]
    public void Starts_that_contradict_one_another_are_refused(int first, int second, int third, int fourth)
    {
        var e = Assert.Throws<InvalidDataException>(() => Read<int>(ElementType.Int32, 4, 0, 4, new byte[16], [first, second, third, fourth], 0, 4));

        Assert.StartsWith("sparse.root: branch x", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_without_stored_starts_have_the_lengths_of_their_counter()
    {
        var file = new SparseFile(1 << 20);
        int size = file.Basket(1000, 3, new BigEndian().Ints([1, 2, 3, 4]).Bytes);
        TreeBranch branch = Branch(ElementType.Int32, 4, [1000], [size], [0, 3]) with { Counter = "n" };
        var read = new ColumnBuffer<int>("x", true);
        BranchReader.Create(file.Open(), branch).Read(read, 1, 2, (first, count) => ((int[])[2, 0, 2])[(int)first..count]);

        Assert.Equal([3, 4], read.Values.Take(read.Count));
        Assert.Equal([0, 2], Lengths(read));
    }

    [Fact]
    public void Baskets_without_entries_and_baskets_beyond_four_gigabytes_are_read()
    {
        var file = new SparseFile(Far + (1 << 20));
        int[] sizes = [file.Basket(1000, 2, new BigEndian().Ints([1, 2]).Bytes), file.Basket(2000, 0, []), file.Basket(3000, 0, []), file.Basket(Far, 1, new BigEndian().Int(3).Bytes)];
        TreeBranch branch = Branch(ElementType.Int32, 4, [1000, 2000, 3000, Far], sizes, [0, 2, 2, 2, 3]);
        branch = branch with { Schema = branch.Schema with { IsJagged = false } };
        var read = new ColumnBuffer<int>("x", false);
        using RootFile opened = file.Open();
        BranchReader.Create(opened, branch).Read(read, 0, 3, (_, _) => []);

        Assert.Equal([1, 2, 3], read.Values.Take(read.Rows));
        Assert.Empty(opened.Keys);
        Assert.True(opened.Top.KeysPosition > Far);
    }

    private static ColumnBuffer<T> Read<T>(ElementType type, int size, int header, int entries, byte[] values, int[] starts, int first, int count)
    {
        var file = new SparseFile(1 << 20);
        int bytes = file.Basket(1000, entries, values, starts);
        TreeBranch branch = Branch(type, size, [1000], [bytes], [0, entries]) with { HeaderSize = header, Counter = header == 0 ? "n" : "" };
        var buffer = new ColumnBuffer<T>("x", true);
        BranchReader.Create(file.Open(), branch).Read(buffer, first, count, (_, _) => throw new InvalidOperationException("Starts are stored."));
        return buffer;
    }

    private static TreeBranch Branch(ElementType type, int size, long[] positions, int[] sizes, long[] firsts) => new()
    {
        Schema = new ColumnSchema("x", type, IsJagged: true),
        ValueSize = size,
        Length = 1,
        Positions = positions,
        Sizes = sizes,
        FirstEntries = firsts,
        Embedded = new Dictionary<int, EmbeddedBasket>(),
        UnpackedBytes = 0,
    };

    private static int Start(BigEndian bytes, Action<BigEndian> values)
    {
        int start = bytes.Bytes.Length;
        values(bytes);
        return start;
    }

    private static int Vector(BigEndian bytes, int length, Action<BigEndian> values) => Start(bytes, b => values(b.Int(ByteCount).Short(9).Int(length)));

    private static IEnumerable<int> Lengths(ColumnBuffer buffer) => Enumerable.Range(0, buffer.Rows).Select(i => buffer.Offsets[i + 1] - buffer.Offsets[i]);
}
