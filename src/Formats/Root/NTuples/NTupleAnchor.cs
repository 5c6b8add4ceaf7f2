using System.IO.Hashing;
using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.NTuples;

/// <summary>The object under the key of an RNTuple: where its header and footer are.</summary>
/// <param name="Header">The header envelope, as stored.</param>
/// <param name="HeaderLength">Bytes that it unpacks to.</param>
/// <param name="Footer">The footer envelope, as stored.</param>
/// <param name="FooterLength">Bytes that it unpacks to.</param>
/// <param name="LargestKey">Bytes of the largest record; longer ones are stored in pieces. 0 for no limit.</param>
/// <remarks>Source: RNTuple binary format specification 1.0, "Anchor schema". Big-endian, as all that has a key.</remarks>
internal sealed record NTupleAnchor(Locator Header, long HeaderLength, Locator Footer, long FooterLength, long LargestKey)
{
    private const uint ByteCountFlag = 0x40000000;
    private const int ChecksumLength = 8;

    private const string Early = "ROOT::Experimental::RNTuple";

    /// <summary>Whether objects of a class are anchors, of any version.</summary>
    public static bool IsAnchor(string className) => className is "ROOT::RNTuple" or Early;

    /// <summary>Reads an anchor and checks its sum.</summary>
    /// <param name="buffer">The unpacked object.</param>
    /// <param name="className">Its class.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of a version that is not known.</exception>
    public static NTupleAnchor Read(RootBuffer buffer, string className)
    {
        const string Trial = "It was written before the format was settled: write it again with ROOT 6.34 or newer.";
        if (className == Early)
        {
            throw new InvalidDataException($"{buffer.Where} is of an early format. {Trial}");
        }

        uint count = buffer.UInt32();
        buffer.UInt16();
        long length = (count & ~ByteCountFlag) - 2L;
        if ((count & ByteCountFlag) == 0 || length < 8 || length > buffer.Remaining)
        {
            throw buffer.Damaged($"the anchor has {length} of {buffer.Remaining} bytes");
        }

        ReadOnlySpan<byte> members = buffer.Data.AsSpan(buffer.Position, (int)length);
        (ushort epoch, ushort major, ushort minor, ushort patch) = (buffer.UInt16(), buffer.UInt16(), buffer.UInt16(), buffer.UInt16());
        if (epoch != 1)
        {
            throw new InvalidDataException($"{buffer.Where} is of the format {epoch}.{major}.{minor}.{patch}; versions 1.x can be read. "
                + (epoch == 0 ? Trial : "It needs a newer heppy."));
        }

        (long header, long headerSize, long headerLength) = (buffer.Int64(), buffer.Int64(), buffer.Int64());
        (long footer, long footerSize, long footerLength) = (buffer.Int64(), buffer.Int64(), buffer.Int64());
        long largest = buffer.Int64();
        buffer.MoveTo(buffer.Data.Length - Math.Min(ChecksumLength, buffer.Remaining));
        return buffer.UInt64() == XxHash3.HashToUInt64(members)
            ? new NTupleAnchor(new Locator(header, headerSize), headerLength, new Locator(footer, footerSize), footerLength, largest)
            : throw buffer.Damaged("the checksum of the anchor is not that of its bytes");
    }
}
