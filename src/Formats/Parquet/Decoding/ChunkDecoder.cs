using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Meta;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Decodes the pages of one column of a row group: numbers and truth values, flat or in lists, without going through streams and tasks.</summary>
/// <remarks>What it does not know (strings, rare codecs and encodings) is left to Parquet.Net, which is also what the tests compare it with.</remarks>
internal sealed class ChunkDecoder : IDisposable
{
    private readonly PageUnpacker _unpacker = new();
    private readonly Dictionary<System.Type, Array> _dictionaries = [];
    private int[] _spare = [];

    /// <summary>Decodes a column chunk.</summary>
    /// <typeparam name="T">.NET type of the stored values.</typeparam>
    /// <param name="bytes">The chunk, from its first page on.</param>
    /// <param name="chunk">Its description in the footer.</param>
    /// <param name="column">The column.</param>
    /// <param name="values">Room for all values; those that are not null are put one after another.</param>
    /// <param name="definition">Definition levels to fill; empty for a column that is neither in a list nor ever null.</param>
    /// <param name="repetition">Repetition levels to fill; empty for a flat column.</param>
    /// <returns>Number of values that are not null; -1 if the chunk has something that is not decoded here.</returns>
    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public int Decode<T>(ReadOnlySpan<byte> bytes, ColumnMetaData chunk, ParquetColumn column, Span<T> values, Span<byte> definition, Span<byte> repetition)
        where T : struct
    {
        if (bytes.IsEmpty || !PageUnpacker.Knows(chunk.Codec) || !PageValues.Fits<T>(chunk.Type))
        {
            return -1;
        }

        int entry = 0;
        int found = 0;
        int dictionary = -1;
        while (entry < values.Length)
        {
            PageHeader header = PageHeader.Read(bytes, out int length);
            ReadOnlySpan<byte> body = header.Verified(bytes[length..], chunk.TotalUncompressedSize);
            bytes = bytes[(length + header.PackedSize)..];
            if (header.Type == PageType.DICTIONARY_PAGE)
            {
                dictionary = header.Values;
                if (!ReadDictionary<T>(_unpacker.Unpack(chunk.Codec, body, header.UnpackedSize), header))
                {
                    return -1;
                }
            }
            else if (header.Type is PageType.DATA_PAGE or PageType.DATA_PAGE_V2)
            {
                if (header.Values > values.Length - entry || !header.HasRunLengthLevels)
                {
                    return header.HasRunLengthLevels
                        ? throw new InvalidDataException($"The pages have more than the {values.Length} values that are announced.") : -1;
                }

                var levels = new PageLevels(column, Part(definition, entry, header.Values), Part(repetition, entry, header.Values));
                int count = ReadPage(body, header, chunk.Codec, levels, values[found..], dictionary);
                if (count < 0)
                {
                    return -1;
                }

                found += count;
                entry += header.Values;
            }
            else if (header.Type != PageType.INDEX_PAGE)
            {
                throw new InvalidDataException($"A page has the unknown type {(int)header.Type}.");
            }
        }

        return found;
    }

    public void Dispose() => _unpacker.Dispose();

    private static Span<byte> Part(Span<byte> levels, int start, int length) => levels.IsEmpty ? levels : levels.Slice(start, length);

    /// <returns>Values that are not null, or -1.</returns>
    private int ReadPage<T>(ReadOnlySpan<byte> body, in PageHeader header, CompressionCodec codec, in PageLevels levels, Span<T> values, int dictionary)
        where T : struct
    {
        ReadOnlySpan<byte> page;
        if (header.Type == PageType.DATA_PAGE_V2)
        {
            int size = header.RepetitionSize + header.DefinitionSize;
            levels.Decode(body[..header.RepetitionSize], body[header.RepetitionSize..size]);
            page = _unpacker.Unpack(header.IsPacked ? codec : CompressionCodec.UNCOMPRESSED, body[size..], header.UnpackedSize - size);
        }
        else if (levels.AreThere)
        {
            page = levels.Decode(_unpacker.Unpack(codec, body, header.UnpackedSize));
        }
        else if (header.Encoding == Encoding.PLAIN && typeof(T) != typeof(bool) && header.UnpackedSize == (long)header.Values * Unsafe.SizeOf<T>())
        {
            _unpacker.UnpackTo(codec, body, MemoryMarshal.AsBytes(values[..header.Values]));
            return header.Values;
        }
        else
        {
            page = _unpacker.Unpack(codec, body, header.UnpackedSize);
        }

        int count = levels.Values(header.Values);
        values = values[..count];
        bool isDecoded = header.Encoding is Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY
            ? LookUp(page, values, dictionary)
            : PageValues.Decode(page, header.Encoding, values, ref _spare);
        return isDecoded ? count : -1;
    }

    private bool ReadDictionary<T>(ReadOnlySpan<byte> page, in PageHeader header)
        where T : struct
    {
        if (header.Encoding is not (Encoding.PLAIN or Encoding.PLAIN_DICTIONARY))
        {
            return false;
        }

        if (!_dictionaries.TryGetValue(typeof(T), out Array? array) || array.Length < header.Values)
        {
            array = new T[Math.Max(header.Values, 2 * (array?.Length ?? 0))];
            _dictionaries[typeof(T)] = array;
        }

        return PageValues.Decode(page, Encoding.PLAIN, ((T[])array).AsSpan(0, header.Values), ref _spare);
    }

    private bool LookUp<T>(ReadOnlySpan<byte> page, Span<T> values, int dictionary)
        where T : struct
    {
        if (values.IsEmpty)
        {
            return true;
        }

        if (dictionary < 0)
        {
            throw new InvalidDataException("A page refers to a dictionary that is not there.");
        }

        RunLengths.LookUp(page[1..], page[0], dictionary == 0 ? [] : ((T[])_dictionaries[typeof(T)]).AsSpan(0, dictionary), values);
        return true;
    }
}
