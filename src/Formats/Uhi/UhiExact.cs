using System.Buffers.Binary;
using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>The rests of exact sums as text: base64 of records (int32 bin, int32 count, count doubles), little endian, in the order of the bins.</summary>
internal static class UhiExact
{
    /// <summary>The rests of all bins, or null if every sum is exactly a double.</summary>
    internal static string? Encode(ReproducibleSums sums) => Encode(sums, sums.Remainders) is { Length: > 0 } text ? text : null;

    /// <summary>All sums in full, value and rest; bins that are zero are left out.</summary>
    internal static string EncodeAll(ReproducibleSums sums) =>
        Encode(sums, bin => sums.Value(bin) is var value && value == 0 ? [] : [value, .. sums.Remainders(bin)]);

    private static string Encode(ReproducibleSums sums, Func<int, double[]> partsOf)
    {
        using var bytes = new MemoryStream();
        Span<byte> number = stackalloc byte[8];
        for (int bin = 0; bin < sums.Count; bin++)
        {
            double[] rest = partsOf(bin);
            if (rest.Length == 0)
            {
                continue;
            }

            BinaryPrimitives.WriteInt32LittleEndian(number, bin);
            BinaryPrimitives.WriteInt32LittleEndian(number[4..], rest.Length);
            bytes.Write(number);
            foreach (double part in rest)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(number, part);
                bytes.Write(number);
            }
        }

        return Convert.ToBase64String(bytes.ToArray());
    }

    /// <summary>Adds encoded rests to sums.</summary>
    internal static void Decode(string text, ReproducibleSums into)
    {
        ReadOnlySpan<byte> bytes = Convert.FromBase64String(text);
        while (bytes.Length > 0)
        {
            int bin = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            int count = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
            bytes = bytes[8..];
            double[] parts = new double[count];
            for (int i = 0; i < count; i++)
            {
                parts[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
            }

            into.AddExpansion(bin, parts);
            bytes = bytes[(8 * count)..];
        }
    }
}
