using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>The header of a basket's record: what <see cref="RootKey"/> says of its size, and what follows it.</summary>
/// <param name="HeaderLength">Bytes of the header.</param>
/// <param name="PackedLength">Bytes behind the header.</param>
/// <param name="ObjectLength">Bytes behind the header when they are unpacked.</param>
/// <param name="Header">What is said of the values.</param>
internal readonly record struct BasketRecord(int HeaderLength, int PackedLength, int ObjectLength, BasketHeader Header)
{
    private const int LargeSeeks = 1000;

    /// <summary>Whether the values are packed.</summary>
    public bool IsCompressed => PackedLength != ObjectLength;

    /// <summary>Reads the header of a record, whose names are not looked at.</summary>
    /// <exception cref="InvalidDataException">The lengths contradict one another, or the size of the record.</exception>
    public static BasketRecord Read(RootBuffer record)
    {
        int length = record.Int32();
        bool large = record.Int16() > LargeSeeks;
        int objectLength = record.Int32();
        record.Take(4);
        int headerLength = record.Int16();
        record.Take(large ? 18 : 10);
        record.SkipString();
        record.SkipString();
        record.SkipString();
        BasketHeader header = BasketHeader.Read(record);
        return headerLength > 0 && length >= headerLength && length <= record.Length && objectLength >= 0
            ? new BasketRecord(headerLength, length - headerLength, objectLength, header)
            : throw record.Damaged($"it has {length} bytes, {headerLength} of them a header, and {objectLength} unpacked, but its branch says {record.Length}");
    }
}
