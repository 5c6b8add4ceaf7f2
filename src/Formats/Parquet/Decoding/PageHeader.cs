using System.IO.Hashing;
using Parquet.Meta;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>What stands before the bytes of a page. Source: Apache Parquet, parquet.thrift, PageHeader.</summary>
internal struct PageHeader
{
    private const int AlwaysAllowed = 16 << 20;

    // Of a dictionary: a number of 32 bits, or the length of a text.
    private const int LeastEntry = 4;

    /// <summary>Kind of page.</summary>
    public PageType Type { get; private set; }

    /// <summary>Bytes of the page once unpacked, levels included.</summary>
    public int UnpackedSize { get; private set; }

    /// <summary>Bytes of the page in the file.</summary>
    public int PackedSize { get; private set; }

    /// <summary>CRC-32 of the bytes in the file, if the writer has computed it.</summary>
    public uint? Checksum { get; private set; }

    /// <summary>Values, nulls and empty lists included.</summary>
    public int Values { get; private set; }

    /// <summary>Encoding of the values.</summary>
    public Encoding Encoding { get; private set; }

    /// <summary>Whether the levels are run-length encoded, which they are in everything written since 2013.</summary>
    public bool HasRunLengthLevels { get; private set; }

    /// <summary>In a page of version 2: bytes of the repetition levels, which are not packed.</summary>
    public int RepetitionSize { get; private set; }

    /// <summary>In a page of version 2: bytes of the definition levels, which are not packed.</summary>
    public int DefinitionSize { get; private set; }

    /// <summary>Whether the values are packed by the codec of the column; only a page of version 2 can say no.</summary>
    public bool IsPacked { get; private set; }

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">From where the header starts.</param>
    /// <param name="length">Bytes of the header.</param>
    /// <exception cref="InvalidDataException">These bytes are no header.</exception>
    public static PageHeader Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var reader = new CompactReader(bytes);
        var header = new PageHeader { Type = (PageType)(-1), HasRunLengthLevels = true, IsPacked = true, Encoding = (Encoding)(-1) };
        int field = 0;
        while (reader.Next(ref field, out CompactType type))
        {
            switch ((field, type))
            {
                case (1, CompactType.Int32):
                    header.Type = (PageType)reader.Integer();
                    break;
                case (2, CompactType.Int32):
                    header.UnpackedSize = reader.Integer();
                    break;
                case (3, CompactType.Int32):
                    header.PackedSize = reader.Integer();
                    break;
                case (4, CompactType.Int32):
                    header.Checksum = (uint)reader.Integer();
                    break;
                case (5 or 7, CompactType.Structure):
                    header.ReadDetails(ref reader);
                    break;
                case (8, CompactType.Structure):
                    header.ReadDetailsOfVersion2(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        length = reader.Position;
        return header.Values >= 0 && header.UnpackedSize >= 0 && header.PackedSize >= 0 && header.RepetitionSize >= 0
            && header.DefinitionSize >= 0 && (long)header.RepetitionSize + header.DefinitionSize <= Math.Min(header.PackedSize, header.UnpackedSize)
                ? header : throw new InvalidDataException("A page header has impossible sizes.");
    }

    /// <summary>Adds up the values that the pages of a column chunk announce.</summary>
    /// <param name="chunk">The chunk, from its first page on.</param>
    /// <param name="enough">Where to stop.</param>
    /// <exception cref="InvalidDataException">A header is damaged, or its page is cut off.</exception>
    public static long CountValues(ReadOnlySpan<byte> chunk, long enough)
    {
        long count = 0;
        while (count < enough && !chunk.IsEmpty)
        {
            PageHeader header = Read(chunk, out int length);
            if (header.PackedSize > chunk.Length - length)
            {
                throw new InvalidDataException("A page is cut off.");
            }

            count += header.Type is PageType.DATA_PAGE or PageType.DATA_PAGE_V2 ? header.Values : 0;
            chunk = chunk[(length + header.PackedSize)..];
        }

        return count;
    }

    /// <summary>The bytes of this page, once their checksum has been compared.</summary>
    /// <param name="bytes">What follows the header.</param>
    /// <param name="unpackedSize">Bytes of all pages of the column once unpacked, as the footer says; not all writers are right.</param>
    /// <exception cref="InvalidDataException">The checksum differs, there are fewer bytes, or more values than a page can have.</exception>
    public readonly ReadOnlySpan<byte> Verified(ReadOnlySpan<byte> bytes, long unpackedSize)
    {
        if (UnpackedSize > Math.Max(AlwaysAllowed, unpackedSize) || (Type == PageType.DICTIONARY_PAGE && Values > UnpackedSize / LeastEntry))
        {
            throw new InvalidDataException($"A page of {UnpackedSize} bytes with {Values} values is announced, in a column of {unpackedSize} bytes.");
        }

        if (PackedSize > bytes.Length)
        {
            throw new InvalidDataException("A page is cut off.");
        }

        ReadOnlySpan<byte> body = bytes[..PackedSize];
        return Checksum is not { } checksum || Crc32.HashToUInt32(body) == checksum ? body
            : throw new InvalidDataException("The checksum of a page is not that of its bytes.");
    }

    // DataPageHeader: values, encoding, encodings of levels, statistics. DictionaryPageHeader begins alike.
    private void ReadDetails(ref CompactReader reader)
    {
        int field = 0;
        while (reader.Next(ref field, out CompactType type))
        {
            switch ((field, type))
            {
                case (1, CompactType.Int32):
                    Values = reader.Integer();
                    break;
                case (2, CompactType.Int32):
                    Encoding = (Encoding)reader.Integer();
                    break;
                case (3 or 4, CompactType.Int32):
                    HasRunLengthLevels &= reader.Integer() == (int)Encoding.RLE;
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }

    // DataPageHeaderV2: values, nulls, rows, encoding, sizes of levels, whether packed, statistics.
    private void ReadDetailsOfVersion2(ref CompactReader reader)
    {
        int field = 0;
        while (reader.Next(ref field, out CompactType type))
        {
            switch ((field, type))
            {
                case (1, CompactType.Int32):
                    Values = reader.Integer();
                    break;
                case (4, CompactType.Int32):
                    Encoding = (Encoding)reader.Integer();
                    break;
                case (5, CompactType.Int32):
                    DefinitionSize = reader.Integer();
                    break;
                case (6, CompactType.Int32):
                    RepetitionSize = reader.Integer();
                    break;
                case (7, CompactType.True or CompactType.False):
                    IsPacked = type == CompactType.True;
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }
}
