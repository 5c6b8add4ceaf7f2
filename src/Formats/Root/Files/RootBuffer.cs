using System.Buffers.Binary;
using System.Text;

namespace Heppy.Formats.Root.Files;

/// <summary>Reads big-endian values from the bytes of one record; never beyond them.</summary>
/// <param name="data">The bytes.</param>
/// <param name="where">What they are, for messages: <c>file.root: key Events;1</c>, or something that becomes such a text.</param>
/// <param name="length">How many of the bytes count; -1 for all.</param>
internal sealed class RootBuffer(byte[] data, object where, int length = -1)
{
    /// <summary>The bytes.</summary>
    public byte[] Data { get; private set; } = data;

    /// <summary>Bytes that can be read.</summary>
    public int Length { get; private set; } = length < 0 ? data.Length : length;

    /// <summary>What the bytes are, for messages.</summary>
    public object Where => where;

    /// <summary>Next byte to read.</summary>
    public int Position { get; private set; }

    /// <summary>Bytes after <see cref="Position"/>.</summary>
    public int Remaining => Length - Position;

    /// <summary>Goes on with other bytes.</summary>
    public void Reset(byte[] bytes, int count) => (Data, Length, Position) = (bytes, count, 0);

    public byte Byte() => Take(1)[0];

    public bool Bool() => Byte() != 0;

    public short Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    public float Float() => BinaryPrimitives.ReadSingleBigEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>A file offset: 8 bytes in large files, else 4.</summary>
    public long Seek(bool large) => large ? Int64() : UInt32();

    /// <summary>A <c>TString</c>: a length of one byte, or 255 and four more, then the characters.</summary>
    public string String()
    {
        int characters = Byte();
        return Encoding.UTF8.GetString(Take(characters == 255 ? Int32() : characters));
    }

    /// <summary>Goes on behind a <c>TString</c>.</summary>
    public void SkipString()
    {
        int characters = Byte();
        Take(characters == 255 ? Int32() : characters);
    }

    /// <summary>Characters up to a zero byte, which is read too.</summary>
    public string CString()
    {
        int characters = Data.AsSpan(Position, Remaining).IndexOf((byte)0);
        string text = Encoding.UTF8.GetString(Take(characters < 0 ? Remaining + 1 : characters));
        Take(1);
        return text;
    }

    /// <summary>The next bytes.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Remaining)
        {
            throw Damaged($"{count} bytes are expected at offset {Position}, but only {Remaining} are left");
        }

        Position += count;
        return Data.AsSpan(Position - count, count);
    }

    /// <summary>Goes on elsewhere in the same bytes.</summary>
    /// <exception cref="InvalidDataException">The place is outside.</exception>
    public void MoveTo(long position)
    {
        if (position < 0 || position > Length)
        {
            throw Damaged($"it points to offset {position}, but has {Length} bytes");
        }

        Position = (int)position;
    }

    /// <summary>Checks a number of items before memory is taken for them.</summary>
    /// <param name="count">The number that the file gives.</param>
    /// <param name="size">The least number of bytes of each.</param>
    /// <exception cref="InvalidDataException">There are not enough bytes for so many.</exception>
    public int Count(long count, int size) => count >= 0 && count * size <= Remaining
        ? (int)count
        : throw Damaged($"{count} items are announced at offset {Position}, but only {Remaining} bytes are left");

    /// <summary>The error of bytes that cannot be understood.</summary>
    public InvalidDataException Damaged(string why) => new($"{where}: {why}. The file is damaged. Copy it again.");
}
