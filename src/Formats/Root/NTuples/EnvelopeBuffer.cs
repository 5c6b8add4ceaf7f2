using System.Buffers.Binary;
using System.Text;

namespace Heppy.Formats.Root.NTuples;

/// <summary>Reads little-endian values and frames from the payload of one envelope; never beyond the frame that is open.</summary>
/// <param name="data">The bytes of the envelope.</param>
/// <param name="start">First byte of the payload.</param>
/// <param name="end">Byte behind it.</param>
/// <param name="where">What the envelope is, for messages: <c>file.root: RNTuple Events, header</c>.</param>
/// <remarks>Source: RNTuple binary format specification 1.0, "Basic Types" and "Frames".</remarks>
internal sealed class EnvelopeBuffer(byte[] data, int start, int end, string where)
{
    private const int SizeLength = 8;
    private readonly Stack<int> _outer = [];
    private int _end = end;

    /// <summary>What the bytes are, for messages.</summary>
    public string Where => where;

    /// <summary>Next byte to read.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Bytes left in the open frame, or in the payload where none is open.</summary>
    public int Remaining => _end - Position;

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>A length of four bytes, then the characters in UTF-8.</summary>
    public string String() => Encoding.UTF8.GetString(Take((int)Math.Min(UInt32(), int.MaxValue)));

    /// <summary>An unsigned number that must fit an index.</summary>
    public int Index()
    {
        uint index = UInt32();
        return index <= int.MaxValue ? (int)index : throw Damaged($"{index} is no index");
    }

    /// <summary>Opens a record frame; <see cref="Close"/> goes behind it, whatever was read of it.</summary>
    public void Record()
    {
        if (Open() is var size and < 0)
        {
            throw Damaged($"a record is expected at offset {Position - SizeLength}, and a list is there (size {size})");
        }
    }

    /// <summary>Opens a list frame and gives the number of its items.</summary>
    /// <param name="itemSize">The least number of bytes of an item.</param>
    public int List(int itemSize)
    {
        if (Open() is var size and > 0)
        {
            throw Damaged($"a list is expected at offset {Position - SizeLength}, and a record is there (size {size})");
        }

        uint count = UInt32();
        return (long)count * itemSize <= Remaining
            ? (int)count
            : throw Damaged($"{count} items are announced at offset {Position}, but only {Remaining} bytes are left");
    }

    /// <summary>Goes behind the frame that was opened last.</summary>
    public void Close()
    {
        Position = _end;
        _end = _outer.Pop();
    }

    /// <summary>The next bytes.</summary>
    /// <exception cref="InvalidDataException">There are fewer in the open frame.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Remaining)
        {
            throw Damaged($"{count} bytes are expected at offset {Position}, but only {Remaining} are left");
        }

        Position += count;
        return data.AsSpan(Position - count, count);
    }

    /// <summary>The error of bytes that cannot be understood.</summary>
    public InvalidDataException Damaged(string why) => new($"{where}: {why}. The file is damaged. Copy it again.");

    private long Open()
    {
        int begin = Position;
        long size = Int64();
        if (size is 0 or long.MinValue || Math.Abs(size) < SizeLength || Math.Abs(size) > _end - begin)
        {
            throw Damaged($"a frame at offset {begin} has {size} bytes, but {_end - begin} are left");
        }

        _outer.Push(_end);
        _end = begin + (int)Math.Abs(size);
        return size;
    }
}
