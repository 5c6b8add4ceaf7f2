using CsCheck;
using Heppy.Events;
using Heppy.Formats.Parquet.Decoding;
using ParquetSharp;
using Xunit;
using PageHeader = Heppy.Formats.Parquet.Decoding.PageHeader;

namespace Heppy.Formats.Tests.Parquet;

/// <summary>The parts of the decoder, each against the plainest way to say what it does.</summary>
public sealed class DecodingTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void Numbers_of_any_width_are_unpacked_bit_by_bit() =>
        Gen.Select(Gen.Int[0, 64], Gen.ULong.Array[0, 70]).Sample((width, numbers) =>
        {
            ulong[] cut = [.. numbers.Select(n => width == 64 ? n : n & ((1ul << width) - 1))];
            byte[] packed = new byte[BitPacking.Size(cut.Length, width)];
            for (int bit = 0; bit < cut.Length * width; bit++)
            {
                packed[bit / 8] |= (byte)(((cut[bit / width] >> (bit % width)) & 1) << (bit % 8));
            }

            ulong[] unpacked = new ulong[cut.Length];
            BitPacking.Unpack<ulong>(packed, width, unpacked);
            Assert.Equal(cut, unpacked);
            if (width <= 8)
            {
                byte[] narrow = new byte[cut.Length];
                BitPacking.Unpack(packed, width, narrow);
                Assert.Equal(cut.Select(n => (byte)n), narrow);
            }

            if (width <= 32)
            {
                int[] whole = new int[cut.Length];
                BitPacking.Unpack<int>(packed, width, whole);
                Assert.Equal(cut.Select(n => (int)n), whole);
            }

            if (packed.Length > 0)
            {
                Assert.Throws<InvalidDataException>(() => BitPacking.Unpack<ulong>(packed.AsSpan(1), width, unpacked));
            }
        });

    // The examples of Encodings.md: 0 to 7 in three bits, and a run of 4 in the same width.
    [Theory]
    [InlineData(new byte[] { 0x03, 0x88, 0xC6, 0xFA }, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(new byte[] { 0x06, 0x04, 0x03, 0x88, 0xC6, 0xFA }, new[] { 4, 4, 4, 0, 1 })]
    [InlineData(new byte[] { 0x00, 0x01, 0x02, 0x07 }, new[] { 7 })]
    public void Runs_follow_one_another(byte[] runs, int[] expected)
    {
        int[] numbers = new int[expected.Length];
        RunLengths.Decode(runs, 3, numbers.AsSpan());
        Assert.Equal(expected, numbers);
        byte[] levels = new byte[expected.Length];
        RunLengths.Decode(runs, 3, levels.AsSpan());
        Assert.Equal(expected.Select(n => (byte)n), levels);
        Assert.Throws<InvalidDataException>(() => RunLengths.Decode(runs, 3, new int[12].AsSpan()));
        Assert.Throws<InvalidDataException>(() => RunLengths.Decode(runs, 33, numbers.AsSpan()));
    }

    // A run is its numbers, packed if they are not one number; packed runs have eight numbers at least.
    [Fact]
    public void Runs_of_any_kind_and_length_are_what_was_put_into_them() =>
        Gen.Select(Gen.Int[1, 20], Gen.Select(Gen.Bool, Gen.Int[1, 40], Gen.UInt).Array[0, 60]).Sample((width, parts) =>
        {
            List<byte> runs = [];
            List<int> expected = [];
            foreach ((bool isPacked, int length, uint value) in parts)
            {
                uint mask = (1u << width) - 1;
                runs.Add((byte)(isPacked ? ((length + 7) / 8 << 1) | 1 : length << 1));
                int[] numbers = [.. Enumerable.Range(0, isPacked ? (length + 7) / 8 * 8 : length).Select(i => (int)((isPacked ? value * (uint)(i + 1) : value) & mask))];
                byte[] bytes = new byte[isPacked ? BitPacking.Size(numbers.Length, width) : (width + 7) / 8];
                for (int bit = 0; bit < (isPacked ? numbers.Length * width : width); bit++)
                {
                    bytes[bit / 8] |= (byte)(((numbers[bit / width] >> (bit % width)) & 1) << (bit % 8));
                }

                runs.AddRange(bytes);
                expected.AddRange(numbers);
            }

            byte[] all = [.. runs];
            int[] decoded = new int[expected.Count];
            RunLengths.Decode(all, width, decoded.AsSpan());
            Assert.Equal(expected, decoded);
            if (width <= 8)
            {
                byte[] levels = new byte[expected.Count];
                RunLengths.Decode(all, width, levels.AsSpan());
                Assert.Equal(expected.Select(n => (byte)n), levels);
            }

            double[] dictionary = [.. Enumerable.Range(0, 1 << width).Select(i => 0.5 * i)];
            double[] found = new double[expected.Count];
            RunLengths.LookUp<double>(all, width, dictionary, found);
            Assert.Equal(expected.Select(n => 0.5 * n), found);
            if (expected.Count > 0 && expected.Max() > 0)
            {
                Assert.Throws<IndexOutOfRangeException>(() => RunLengths.LookUp<double>(all, width, dictionary.AsSpan(0, expected.Max()), found));
                Assert.ThrowsAny<Exception>(() => RunLengths.LookUp<double>(all.AsSpan(0, all.Length - 1), width, dictionary, found));
            }
        }, iter: 500);

    // The first example of Encodings.md: 1 to 5, with all differences 1, in a block of 128 in 4 parts.
    [Fact]
    public void Differences_are_added_up()
    {
        int[] numbers = new int[5];
        DeltaPacking.Decode<int>([0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 0, 0, 0, 0], numbers);
        Assert.Equal([1, 2, 3, 4, 5], numbers);
        Assert.Throws<InvalidDataException>(() => DeltaPacking.Decode<int>([0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 65, 0, 0, 0], numbers));
        Assert.Throws<InvalidDataException>(() => DeltaPacking.Decode<int>([0x80, 0x01, 0x00, 0x05, 0x02], numbers));
        Assert.Throws<InvalidDataException>(() => DeltaPacking.Decode<int>([0x80, 0x01, 0x04, 0x04, 0x02, 0x02, 0, 0, 0, 0], numbers));
    }

    // Field 5 with values, encoding and statistics that hold a binary, a truth value and a structure, which are left out.
    [Fact]
    public void Fields_of_a_header_that_are_not_needed_are_left_out()
    {
        byte[] header = [0x15, 0x00, 0x15, 0x20, 0x15, 0x10, 0x2C, 0x15, 0x0E, 0x15, 0x00, 0x15, 0x06, 0x15, 0x06, 0x1C, 0x18, 0x02, 0x61, 0x62, 0x11, 0x00, 0x00, 0x00, 0xFF];
        PageHeader read = PageHeader.Read(header, out int length);
        Assert.Equal((24, 16, 8, 7, true), (length, read.UnpackedSize, read.PackedSize, read.Values, read.HasRunLengthLevels));
        for (int cut = 0; cut < length; cut++)
        {
            Assert.Throws<InvalidDataException>(() => PageHeader.Read(header.AsSpan(0, cut), out _));
        }
    }

    // Version 1, no schema, no rows, no row groups; then a number for the schema, numbers for row groups, and a list that is longer than the footer;
    // a stop that has a number, field 65,540: Parquet.Net takes them for fields 2 and 4.
    [Theory]
    [InlineData(new byte[] { 0x15, 0x02, 0x19, 0x0C, 0x16, 0x00, 0x19, 0x0C, 0x00 }, true)]
    [InlineData(new byte[] { 0x15, 0x02, 0x15, 0x02, 0x16, 0x00, 0x19, 0x0C, 0x00 }, false)]
    [InlineData(new byte[] { 0x15, 0x02, 0x19, 0x0C, 0x16, 0x00, 0x19, 0x15, 0x00, 0x00 }, false)]
    [InlineData(new byte[] { 0x15, 0x02, 0x19, 0xFC, 0xFF, 0xFF, 0x7F, 0x00, 0x00 }, false)]
    [InlineData(new byte[] { 0x15, 0x02, 0x10, 0x19, 0x0C, 0x16, 0x00, 0x19, 0x0C, 0x00 }, false)]
    [InlineData(new byte[] { 0x15, 0x02, 0x05, 0x88, 0x80, 0x08, 0x02, 0x00 }, false)]
    public void Types_and_lengths_of_a_footer_are_checked(byte[] footer, bool isGood)
    {
        Action skip = () => new CompactReader(footer).Skip(CompactType.Structure, ThriftShape.File);
        if (isGood)
        {
            skip();
        }
        else
        {
            Assert.Throws<InvalidDataException>(skip);
        }
    }

    [Fact]
    public void A_page_that_announces_more_than_its_header_takes_no_memory()
    {
        using var unpacker = new PageUnpacker();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => unpacker.Unpack(global::Parquet.Meta.CompressionCodec.SNAPPY, [0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0], 8).Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Files_that_are_open_share_the_memory_of_decoding()
    {
        ColumnSchema schema = new("x", ElementType.Float, IsJagged: true, IsNullable: false);
        ColumnBuffer[] written = Trees.Fill([schema], 20_000, 1);
        File.WriteAllBytes(_folder["a.parquet"], Trees.Write([schema], written, 50_000));
        ColumnBuffer read = ColumnBuffer.Create("x", typeof(float), true);
        var format = new Heppy.Formats.Parquet.ParquetFormat();
        using IEventFile first = format.Open(_folder["a.parquet"]);
        first.Read(0, [read], TestContext.Current.CancellationToken);
        using IEventFile second = format.Open(_folder["a.parquet"]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        second.Read(0, [read], TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, written[0].Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_page_that_is_not_what_its_checksum_says_is_refused(bool isText)
    {
        string path = _folder["checked.parquet"];
        using var builder = new WriterPropertiesBuilder();
        using WriterProperties properties = builder.EnablePageChecksum().DisableDictionary().Compression(Compression.Uncompressed).Build();
        using (var writer = new ParquetFileWriter(path, [isText ? new ParquetSharp.Column<string>("x") : new ParquetSharp.Column<double>("x")], properties))
        {
            using RowGroupWriter rows = writer.AppendRowGroup();
            using ColumnWriter column = rows.NextColumn();
            if (isText)
            {
                using LogicalColumnWriter<string> text = column.LogicalWriter<string>();
                text.WriteBatch(["one", "two", "three and a half"]);
            }
            else
            {
                using LogicalColumnWriter<double> number = column.LogicalWriter<double>();
                number.WriteBatch([1, 2, 3.5]);
            }
        }

        Assert.Equal(3, Decoded.Column(path, "x").Count);
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> last = isText ? "half"u8 : BitConverter.GetBytes(3.5);
        bytes[bytes.AsSpan().IndexOf(last)] ^= 1;
        string bad = _folder.Write("bad.parquet", bytes);
        var e = Assert.Throws<InvalidDataException>(() => Decoded.Column(bad, "x"));
        Assert.Contains($"{bad}: row group 0, column x (x: {(isText ? "string" : "double")}) cannot be decoded: The checksum of a page", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_rows_are_found_from_their_levels() =>
        Gen.Select(Gen.Int[-2, 5].Array[1, 300], Gen.Int[1, 3]).Sample((lengths, listLevel) =>
        {
            List<byte> repetition = [];
            List<byte> definition = [];
            List<int> offsets = [0];
            foreach (int length in lengths)
            {
                for (int i = 0; i < Math.Max(1, length); i++)
                {
                    repetition.Add((byte)(i == 0 ? 0 : 1));
                    definition.Add((byte)(length <= 0 ? Math.Max(0, listLevel + Math.Min(length, 0) - 1) : listLevel + (i % 2)));
                }

                offsets.Add(offsets[^1] + Math.Max(0, length));
            }

            int[] found = new int[offsets.Count];
            Assert.True(Formats.Parquet.Levels.Offsets(repetition.ToArray(), definition.ToArray(), listLevel, found));
            Assert.Equal(offsets, found);
            Assert.False(Formats.Parquet.Levels.Offsets(repetition.ToArray(), definition.ToArray(), listLevel, new int[offsets.Count + 1]));
            Assert.False(Formats.Parquet.Levels.Offsets(repetition.ToArray(), definition.ToArray(), listLevel, new int[offsets.Count - 1]));
        });

    public void Dispose() => _folder.Dispose();
}
