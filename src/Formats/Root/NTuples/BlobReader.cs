using System.Buffers.Binary;
using Heppy.Formats.Root.Compression;
using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.NTuples;

/// <summary>Reads envelopes and pages, which have no keys of their own, into memory that is kept.</summary>
/// <param name="file">The file.</param>
/// <param name="largestKey">Bytes of the largest record; what is longer is stored in pieces. 0 for no limit.</param>
internal sealed class BlobReader(RootFile file, long largestKey)
{
    private const int OffsetLength = 8;
    private byte[] _stored = [];
    private byte[] _unpacked = [];

    /// <summary>
    /// More zeros that are not stored than any real file of this size has in one read: 1,000 for each of its bytes, and
    /// 16 Mi more. It bounds the memory that a damaged number can ask for.
    /// </summary>
    public long MostZeros => (16L << 20) + (1000 * file.Length);

    /// <summary>Bytes as they are stored; valid until the next call.</summary>
    /// <exception cref="InvalidDataException">They lie outside the file.</exception>
    public ReadOnlySpan<byte> Stored(Locator place, int extra, string where)
    {
        long size = place.Size + extra;
        if (place.Size < 0 || place.Position < 0 || size > Array.MaxLength || place.Position > file.Length - size)
        {
            throw new InvalidDataException($"{where}: {size} bytes at offset {place.Position} are needed, "
                + $"but the file has {file.Length}. The file is damaged. Copy it again.");
        }

        Grow(ref _stored, (int)size);
        Span<byte> bytes = _stored.AsSpan(0, (int)size);
        if (largestKey <= 0 || size <= largestKey)
        {
            file.Fill(place.Position, bytes);
        }
        else
        {
            Pieces(place.Position, bytes, where);
        }

        return bytes;
    }

    /// <summary>Unpacks what <see cref="Stored"/> gave last; valid until the next call.</summary>
    /// <param name="size">Bytes of it.</param>
    /// <param name="length">Bytes that it unpacks to; if they are as many, it is not packed.</param>
    /// <param name="where">What it is, for messages.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ReadOnlySpan<byte> Unpacked(int size, long length, string where)
    {
        if (size == length)
        {
            return _stored.AsSpan(0, size);
        }

        RootBlocks.Check(_stored.AsSpan(0, size), length, where);
        Grow(ref _unpacked, (int)length);
        RootBlocks.Unpack(_stored, size, _unpacked.AsMemory(0, (int)length), where);
        return _unpacked.AsSpan(0, (int)length);
    }

    /// <summary>The first record ends with the offsets of the others. Source: ROOT, <c>RMiniFile.cxx</c>.</summary>
    private void Pieces(long position, Span<byte> bytes, string where)
    {
        int largest = (int)largestKey;
        int pieces = (bytes.Length + largest - 1) / largest;
        pieces += (long)pieces * largest - bytes.Length < (pieces - 1L) * OffsetLength ? 1 : 0;
        int first = largest - ((pieces - 1) * OffsetLength);
        if (first < 0 || position > file.Length - largest)
        {
            throw new InvalidDataException($"{where}: {bytes.Length} bytes are in pieces of {largest}, which are not there. The file is damaged. Copy it again.");
        }

        byte[] offsets = file.Bytes(position + first, (pieces - 1) * OffsetLength, where);
        file.Fill(position, bytes[..first]);
        int done = first;
        for (int i = 0; i < pieces - 1; i++)
        {
            int next = Math.Min(largest, bytes.Length - done);
            long place = BinaryPrimitives.ReadInt64LittleEndian(offsets.AsSpan(i * OffsetLength));
            if (place < 0 || place > file.Length - next)
            {
                throw new InvalidDataException($"{where}: a piece of {next} bytes is at offset {place} of {file.Length}. The file is damaged. Copy it again.");
            }

            file.Fill(place, bytes.Slice(done, next));
            done += next;
        }
    }

    private static void Grow(ref byte[] bytes, int length)
    {
        if (bytes.Length < length)
        {
            bytes = new byte[length];
        }
    }
}
