using System.Buffers.Binary;
using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Tests.Root;

/// <summary>A ROOT file of any length that exists only where records were put: an empty directory, and baskets.</summary>
internal sealed class SparseFile(long length) : Stream
{
    private const int Begin = 100;
    private const int NameLength = 60;
    private readonly SortedDictionary<long, byte[]> _records = [];

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    /// <summary>Puts a basket somewhere.</summary>
    /// <returns>Bytes of its record.</returns>
    public int Basket(long position, int entries, byte[] values, int[]? starts = null)
    {
        bool large = position > int.MaxValue;
        int header = (large ? 34 : 26) + "TBasket".Length + "x".Length + "t".Length + 3 + 19;
        var record = new BigEndian();
        byte[] offsets = starts is null ? [] : new BigEndian().Int(starts.Length + 1).Ints(starts.Select(s => s + header)).Int(0).Bytes;
        int size = values.Length + offsets.Length;
        record.Int(header + size).Short(large ? 1004 : 4).Int(size).Int(0).Short(header).Short(1).Seek(position, large).Seek(Begin, large)
            .Text("TBasket").Text("x").Text("t")
            .Short(3).Int(32000).Int(1000).Int(entries).Int(header + values.Length).Byte(0);
        Put(position, [.. record.Bytes, .. values, .. offsets]);
        return header + size;
    }

    /// <summary>Opens the file, whose directory is empty and at its end.</summary>
    public RootFile Open()
    {
        long keys = length - 100;
        var list = new BigEndian().Int(60).Short(1004).Int(4).Int(0).Short(56).Short(1).Seek(keys, true).Seek(Begin, true).Text("TFile").Text("f").Text("").Int(0);
        Put(keys, [.. list.Bytes, .. new byte[100 - list.Bytes.Length]]);
        Put(0, [.. "root"u8, .. new BigEndian().Int(1_062_004).Int(Begin).Seek(length, true).Seek(0, true).Int(0).Int(1).Int(NameLength).Byte(8).Int(0).Seek(0, true).Int(0).Bytes]);
        Put(Begin + NameLength, new BigEndian().Short(1005).Int(0).Int(0).Int(60).Int(NameLength).Seek(Begin, true).Seek(0, true).Seek(keys, true).Short(1).Bytes);
        return RootFile.Open(this, "sparse.root");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Span<byte> target = buffer.AsSpan(offset, (int)Math.Min(count, length - Position));
        target.Clear();
        foreach ((long start, byte[] bytes) in _records)
        {
            long from = Math.Max(start, Position);
            long to = Math.Min(start + bytes.Length, Position + target.Length);
            if (from < to)
            {
                bytes.AsSpan((int)(from - start), (int)(to - from)).CopyTo(target[(int)(from - Position)..]);
            }
        }

        Position += target.Length;
        return target.Length;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private void Put(long position, byte[] bytes) => _records[position] = bytes;
}

/// <summary>Bytes with the most significant ones first.</summary>
internal sealed class BigEndian
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public BigEndian Byte(int value) => Add([(byte)value]);

    public BigEndian Short(int value) => Add(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness((short)value)));

    public BigEndian Int(int value) => Add(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(value)));

    public BigEndian Ints(IEnumerable<int> values) => values.Aggregate(this, (b, v) => b.Int(v));

    public BigEndian Float(float value) => Int(BitConverter.SingleToInt32Bits(value));

    public BigEndian Seek(long value, bool large) => large ? Add(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(value))) : Int((int)value);

    public BigEndian Text(string text) => Byte(text.Length).Add(System.Text.Encoding.ASCII.GetBytes(text));

    private BigEndian Add(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }
}
