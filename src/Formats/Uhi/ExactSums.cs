using System.Buffers;
using System.Buffers.Binary;
using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>What the numbers of a UHI file leave out of the exact sums, as one base64 string.</summary>
/// <remarks>
/// The sums in turn: of weights and of squared weights; for a profile then of w*y and of w*y*y. For each: the
/// number of bins that follow; for each of these its flat index (C order, flow included), the number of parts,
/// the parts. Integers are int32, parts are float64, all little endian; bins ascend. The parts are those after
/// the written value (largest first, each the correctly rounded rest), for w*y and w*y*y, which a file holds
/// as mean and variance only, all of them. When no bin has any part, there is no string.
/// </remarks>
internal static class ExactSums
{
    internal static string Encode(UhiBins histogram)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bool any = false;
        for (int i = 0; i < histogram.Sums.Length; i++)
        {
            any |= Append(bytes, histogram.Sums[i], isWritten: i < 2);
        }
        return any ? Convert.ToBase64String(bytes.WrittenSpan) : "";
    }

    /// <summary>Appends what one of the sums leaves out.</summary>
    /// <returns>Whether that is anything.</returns>
    private static bool Append(ArrayBufferWriter<byte> into, ReproducibleSums sums, bool isWritten)
    {
        Span<double> place = stackalloc double[3];
        var bins = new ArrayBufferWriter<byte>();
        int count = 0;
        for (int bin = 0; bin < sums.Count; bin++)
        {
            ReadOnlySpan<double> parts = isWritten ? sums.Remainders(bin, place) : sums.Expansion(bin, place);
            if (parts.IsEmpty)
            {
                continue;
            }
            count++;
            Write(bins, bin);
            Write(bins, parts.Length);
            foreach (double part in parts)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bins.GetSpan(sizeof(double)), part);
                bins.Advance(sizeof(double));
            }
        }
        Write(into, count);
        into.Write(bins.WrittenSpan);
        return count > 0;
    }

    private static void Write(ArrayBufferWriter<byte> bytes, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    /// <summary>Adds the parts of a string to sums that hold the written values.</summary>
    /// <exception cref="InvalidDataException">The string does not have the layout.</exception>
    internal static void Decode(string exact, params ReproducibleSums[] sums)
    {
        try
        {
            ReadOnlySpan<byte> bytes = Convert.FromBase64String(exact);
            foreach (var sum in sums)
            {
                for (int left = Integer(ref bytes); left > 0; left--)
                {
                    int bin = Integer(ref bytes);
                    for (int parts = Integer(ref bytes); parts > 0; parts--)
                    {
                        sum.Add(bin, BinaryPrimitives.ReadDoubleLittleEndian(bytes));
                        bytes = bytes[sizeof(double)..];
                    }
                }
            }
            if (!bytes.IsEmpty)
            {
                throw new InvalidDataException($"writer_info.heppy.exact has {bytes.Length} bytes too many.");
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("writer_info.heppy.exact is damaged: " + e.Message, e);
        }
    }

    private static int Integer(ref ReadOnlySpan<byte> bytes)
    {
        int value = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[sizeof(int)..];
        return value;
    }
}
