using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Meta;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Decodes the values of a page that are not taken from a dictionary.</summary>
internal static class PageValues
{
    /// <summary>Whether values of a stored type become values of a .NET type here.</summary>
    public static bool Fits<T>(global::Parquet.Meta.Type? stored) => stored switch
    {
        global::Parquet.Meta.Type.FLOAT => typeof(T) == typeof(float),
        global::Parquet.Meta.Type.DOUBLE => typeof(T) == typeof(double),
        global::Parquet.Meta.Type.BOOLEAN => typeof(T) == typeof(bool),
        global::Parquet.Meta.Type.INT64 => typeof(T) == typeof(long) || typeof(T) == typeof(ulong),
        global::Parquet.Meta.Type.INT32 => typeof(T) == typeof(int) || typeof(T) == typeof(uint) || IsNarrow<T>(),
        _ => false,
    };

    /// <summary>Decodes values.</summary>
    /// <param name="bytes">The values of the page.</param>
    /// <param name="encoding">How they are encoded.</param>
    /// <param name="values">Filled whole.</param>
    /// <param name="spare">Memory for integers that are stored wider.</param>
    /// <returns>False if this encoding is not decoded here.</returns>
    /// <exception cref="InvalidDataException">There are fewer values, or they do not fit.</exception>
    public static bool Decode<T>(ReadOnlySpan<byte> bytes, Encoding encoding, Span<T> values, ref int[] spare)
        where T : struct
    {
        if (IsNarrow<T>())
        {
            if (spare.Length < values.Length)
            {
                spare = new int[Math.Max(values.Length, 2 * spare.Length)];
            }

            Span<int> wide = spare.AsSpan(0, values.Length);
            return Decode<int>(bytes, encoding, wide, ref spare) && Narrow(wide, values);
        }

        switch (encoding)
        {
            case Encoding.PLAIN when typeof(T) == typeof(bool):
                BitPacking.Unpack(bytes, 1, MemoryMarshal.AsBytes(values));
                return true;
            case Encoding.PLAIN:
                ReadOnlySpan<T> plain = MemoryMarshal.Cast<byte, T>(bytes);
                Require(plain.Length, values.Length);
                plain[..values.Length].CopyTo(values);
                return true;
            case Encoding.RLE when typeof(T) == typeof(bool):
                RunLengths.Decode<byte>(bytes[sizeof(int)..], 1, MemoryMarshal.AsBytes(values));
                return true;
            case Encoding.BYTE_STREAM_SPLIT when typeof(T) != typeof(bool):
                Require(bytes.Length / Unsafe.SizeOf<T>(), values.Length);
                Interleave(bytes, MemoryMarshal.AsBytes(values), Unsafe.SizeOf<T>());
                return true;
            case Encoding.DELTA_BINARY_PACKED when typeof(T) == typeof(int) || typeof(T) == typeof(uint):
                DeltaPacking.Decode(bytes, MemoryMarshal.Cast<T, uint>(values));
                return true;
            case Encoding.DELTA_BINARY_PACKED when typeof(T) == typeof(long) || typeof(T) == typeof(ulong):
                DeltaPacking.Decode(bytes, MemoryMarshal.Cast<T, ulong>(values));
                return true;
            default:
                return false;
        }
    }

    private static bool IsNarrow<T>() =>
        typeof(T) == typeof(sbyte) || typeof(T) == typeof(byte) || typeof(T) == typeof(short) || typeof(T) == typeof(ushort);

    // The first bytes of all values, then the second bytes, and so on.
    private static void Interleave(ReadOnlySpan<byte> planes, Span<byte> values, int size)
    {
        int count = planes.Length / size;
        for (int plane = 0; plane < size; plane++)
        {
            ReadOnlySpan<byte> bytes = planes.Slice(plane * count, values.Length / size);
            for (int i = 0; i < bytes.Length; i++)
            {
                values[(i * size) + plane] = bytes[i];
            }
        }
    }

    private static bool Narrow<T>(ReadOnlySpan<int> wide, Span<T> values)
        where T : struct =>
        typeof(T) == typeof(sbyte) ? NarrowTo(wide, MemoryMarshal.Cast<T, sbyte>(values))
            : typeof(T) == typeof(byte) ? NarrowTo(wide, MemoryMarshal.Cast<T, byte>(values))
            : typeof(T) == typeof(short) ? NarrowTo(wide, MemoryMarshal.Cast<T, short>(values))
            : NarrowTo(wide, MemoryMarshal.Cast<T, ushort>(values));

    private static bool NarrowTo<TNarrow>(ReadOnlySpan<int> wide, Span<TNarrow> values)
        where TNarrow : struct, IBinaryInteger<TNarrow>
    {
        int misfit = 0;
        for (int i = 0; i < wide.Length; i++)
        {
            values[i] = TNarrow.CreateTruncating(wide[i]);
            misfit |= int.CreateTruncating(values[i]) ^ wide[i];
        }

        return misfit == 0 ? true : throw new InvalidDataException($"An integer does not fit {typeof(TNarrow).Name}.");
    }

    private static void Require(int there, int wanted)
    {
        if (there < wanted)
        {
            throw new InvalidDataException($"A page has {there} values instead of {wanted}.");
        }
    }
}
