using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Objects;

/// <summary>Reads members that are numbers, or arrays of them.</summary>
internal static class BasicValues
{
    /// <summary>One number.</summary>
    public static object One(RootBuffer buffer, StreamerElement element) => element.Type switch
    {
        StreamerType.Char => (sbyte)buffer.Byte(),
        StreamerType.Short => buffer.Int16(),
        StreamerType.Int or StreamerType.Counter => buffer.Int32(),
        StreamerType.Long or StreamerType.Long64 => buffer.Int64(),
        StreamerType.Float => buffer.Float(),
        StreamerType.Double => buffer.Double(),
        StreamerType.Double32 => Truncated(buffer, element),
        StreamerType.UChar => buffer.Byte(),
        StreamerType.UShort => buffer.UInt16(),
        StreamerType.UInt or StreamerType.Bits => buffer.UInt32(),
        StreamerType.ULong or StreamerType.ULong64 => buffer.UInt64(),
        StreamerType.Bool => buffer.Bool(),
        StreamerType.Float16 => Truncated(buffer, element),
        _ => throw new NotDescribedException($"the member {element.Name} of type {element.TypeName} is not understood"),
    };

    /// <summary>Numbers one after another.</summary>
    public static Array Array(RootBuffer buffer, StreamerElement element, int type, long count)
    {
        switch (type)
        {
            case StreamerType.Char: return MemoryMarshal.Cast<byte, sbyte>(buffer.Take(buffer.Count(count, 1))).ToArray();
            case StreamerType.UChar: return buffer.Take(buffer.Count(count, 1)).ToArray();
            case StreamerType.Bool: return Many(buffer, count, 1, b => b.Bool());
            case StreamerType.Short: return Many(buffer, count, 2, b => b.Int16());
            case StreamerType.UShort: return Many(buffer, count, 2, b => b.UInt16());
            case StreamerType.Int or StreamerType.Counter: return Ints(buffer, count);
            case StreamerType.UInt: return Many(buffer, count, 4, b => b.UInt32());
            case StreamerType.Long or StreamerType.Long64: return Longs(buffer, count);
            case StreamerType.ULong or StreamerType.ULong64: return Many(buffer, count, 8, b => b.UInt64());
            case StreamerType.Float: return Many(buffer, count, 4, b => b.Float());
            case StreamerType.Double: return Doubles(buffer, count);
            case StreamerType.Double32 or StreamerType.Float16: return Many(buffer, count, 3, b => Truncated(b, element));
            default: throw new NotDescribedException($"the array {element.Name} of {element.TypeName} is not understood");
        }
    }

    /// <summary>Whole numbers of four bytes.</summary>
    public static int[] Ints(RootBuffer buffer, long count)
    {
        int[] values = new int[buffer.Count(count, 4)];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(buffer.Take(4 * values.Length)), values.AsSpan());
        return values;
    }

    /// <summary>Whole numbers of eight bytes.</summary>
    public static long[] Longs(RootBuffer buffer, long count)
    {
        long[] values = new long[buffer.Count(count, 8)];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(buffer.Take(8 * values.Length)), values.AsSpan());
        return values;
    }

    /// <summary>Numbers of eight bytes with a fraction.</summary>
    public static double[] Doubles(RootBuffer buffer, long count)
    {
        double[] values = new double[buffer.Count(count, 8)];
        BinaryPrimitives.ReverseEndianness(
            MemoryMarshal.Cast<byte, long>(buffer.Take(8 * values.Length)), MemoryMarshal.Cast<double, long>(values.AsSpan()));
        return values;
    }

    private static T[] Many<T>(RootBuffer buffer, long count, int size, Func<RootBuffer, T> read)
    {
        var values = new T[buffer.Count(count, size)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = read(buffer);
        }

        return values;
    }

    private static double Truncated(RootBuffer buffer, StreamerElement element)
    {
        var packing = FloatPacking.Of(element.Title, element.TypeName.StartsWith("Float16", StringComparison.Ordinal));
        return packing.Read(buffer.Take(packing.Size));
    }
}
