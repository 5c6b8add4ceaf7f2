using System.Buffers.Binary;
using System.IO.Hashing;

namespace Heppy.Formats.Root.NTuples;

/// <summary>An envelope that was read, unpacked and found whole.</summary>
/// <param name="Payload">What is in it.</param>
/// <param name="Checksum">Its checksum, by which others refer to it.</param>
/// <remarks>Source: RNTuple binary format specification 1.0, "Envelopes".</remarks>
internal sealed record Envelope(EnvelopeBuffer Payload, ulong Checksum)
{
    /// <summary>Type of the header: fields and columns.</summary>
    public const int Header = 1;

    /// <summary>Type of the footer: later fields, and where the page lists are.</summary>
    public const int Footer = 2;

    /// <summary>Type of a page list: clusters and their pages.</summary>
    public const int PageList = 3;

    private const int HeadLength = 8;
    private const int ChecksumLength = 8;

    /// <summary>Reads an envelope.</summary>
    /// <param name="blobs">Where from.</param>
    /// <param name="place">Its bytes as stored.</param>
    /// <param name="length">Bytes that they unpack to.</param>
    /// <param name="type">The type that it must have.</param>
    /// <param name="where">What it is, for messages.</param>
    /// <exception cref="InvalidDataException">It is damaged, or another one.</exception>
    public static Envelope Read(BlobReader blobs, Locator place, long length, int type, string where)
    {
        if (length is < HeadLength + ChecksumLength or > int.MaxValue)
        {
            throw new InvalidDataException($"{where}: {length} bytes are no envelope. The file is damaged. Copy it again.");
        }

        blobs.Stored(place, 0, where);
        byte[] bytes = blobs.Unpacked((int)place.Size, length, where).ToArray();
        int end = bytes.Length - ChecksumLength;
        ulong checksum = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(end));
        var payload = new EnvelopeBuffer(bytes, 0, end, where);
        if (checksum != XxHash3.HashToUInt64(bytes.AsSpan(0, end)))
        {
            throw payload.Damaged("its checksum is not that of its bytes");
        }

        ulong head = payload.UInt64();
        return (head & 0xFFFF) == (ulong)type && head >> 16 == (ulong)length
            ? new Envelope(payload, checksum)
            : throw payload.Damaged($"an envelope of type {type} and {length} bytes is expected, one of type {head & 0xFFFF} and {head >> 16} bytes is there");
    }

    /// <summary>Reads the feature flags and refuses any that is set, since none is known.</summary>
    /// <exception cref="InvalidDataException">A flag is set.</exception>
    public void RefuseFeatures()
    {
        ulong flags;
        do
        {
            flags = Payload.UInt64();
            if ((flags & long.MaxValue) != 0)
            {
                throw new InvalidDataException($"{Payload.Where}: it uses features of a newer format (flags 0x{flags & long.MaxValue:x}), "
                    + "which must not be read without knowing them. It needs a newer heppy, or write it again without them.");
            }
        }
        while (flags != 0);
    }
}
