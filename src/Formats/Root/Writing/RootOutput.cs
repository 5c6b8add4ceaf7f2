using System.Buffers.Binary;
using System.Text;

namespace Heppy.Formats.Root.Writing;

/// <summary>Bytes that grow, written as big-endian values.</summary>
internal sealed class RootOutput
{
    private const int ShortString = 255;
    private byte[] _bytes = new byte[256];

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Byte(byte value) => Take(1)[0] = value;

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Int16(int value) => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    public void Float(float value) => BinaryPrimitives.WriteSingleBigEndian(Take(4), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleBigEndian(Take(8), value);

    /// <summary>A file offset: 8 bytes in large files, else 4.</summary>
    public void Seek(long value, bool large)
    {
        if (large)
        {
            Int64(value);
        }
        else
        {
            Int32(checked((int)value));
        }
    }

    /// <summary>A <c>TString</c>: a length of one byte, or 255 and four more, then the characters.</summary>
    public void String(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        if (length < ShortString)
        {
            Byte((byte)length);
        }
        else
        {
            Byte(ShortString);
            Int32(length);
        }

        Encoding.UTF8.GetBytes(value, Take(length));
    }

    /// <summary>Bytes of a <c>TString</c>.</summary>
    public static int SizeOf(string value) =>
        Encoding.UTF8.GetByteCount(value) is var length && length < ShortString ? length + 1 : length + 5;

    /// <summary>Characters and a zero byte.</summary>
    public void CString(string value)
    {
        Bytes(Encoding.UTF8.GetBytes(value));
        Byte(0);
    }

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Makes room for bytes that the caller fills.</summary>
    /// <exception cref="InvalidDataException">They would be more than an array holds.</exception>
    public Span<byte> Take(int count)
    {
        if (count > _bytes.Length - Length)
        {
            long needed = (long)Length + count;
            if (needed > Array.MaxLength)
            {
                throw new InvalidDataException($"An object of a ROOT file would have {needed} bytes; one holds {Array.MaxLength}.");
            }

            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _bytes.Length)));
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    /// <summary>Writes a number where room was made before.</summary>
    public void PatchUInt32(int position, uint value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(position), value);

    /// <summary>Forgets everything, and keeps the memory.</summary>
    public void Clear() => Length = 0;
}
