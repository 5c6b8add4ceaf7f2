using CsCheck;
using Heppy.Formats.Root.NTuples;
using Xunit;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>Each encoding, against bytes written by hand and against a plain encoder.</summary>
public sealed class PageEncodingTests
{
    [Fact]
    public void Bits_begin_with_the_least_significant() =>
        Assert.Equal([true, false, false, true, false, false, false, false, true], Decoded<bool>(ColumnType.Bit, 1, [0b0000_1001, 1], 9));

    [Fact]
    public void Bytes_and_characters_are_as_they_are()
    {
        Assert.Equal([0, 127, 255], Decoded<byte>(ColumnType.Byte, 8, [0, 127, 255], 3));
        Assert.Equal([0, 127, 255], Decoded<byte>(ColumnType.UInt8, 8, [0, 127, 255], 3));
        Assert.Equal([-1, 65], Decoded<sbyte>(ColumnType.Char, 8, [255, 65], 2));
        Assert.Equal([-128, 1], Decoded<sbyte>(ColumnType.Int8, 8, [128, 1], 2));
    }

    [Fact]
    public void Numbers_are_little_endian()
    {
        Assert.Equal<short>([-2, 0x0201], Decoded<short>(ColumnType.Int16, 16, [0xFE, 0xFF, 1, 2], 2));
        Assert.Equal<ushort>([0xFFFE], Decoded<ushort>(ColumnType.UInt16, 16, [0xFE, 0xFF], 1));
        Assert.Equal([-2], Decoded<int>(ColumnType.Int32, 32, [0xFE, 0xFF, 0xFF, 0xFF], 1));
        Assert.Equal([0x04030201u], Decoded<uint>(ColumnType.UInt32, 32, [1, 2, 3, 4], 1));
        Assert.Equal([0x04030201u], Decoded<uint>(ColumnType.Index32, 32, [1, 2, 3, 4], 1));
        Assert.Equal([-1L], Decoded<long>(ColumnType.Int64, 64, [255, 255, 255, 255, 255, 255, 255, 255], 1));
        Assert.Equal([1UL << 56], Decoded<ulong>(ColumnType.UInt64, 64, [0, 0, 0, 0, 0, 0, 0, 1], 1));
        Assert.Equal([1UL << 56], Decoded<ulong>(ColumnType.Index64, 64, [0, 0, 0, 0, 0, 0, 0, 1], 1));
        Assert.Equal([1f], Decoded<float>(ColumnType.Real32, 32, [0, 0, 0x80, 0x3F], 1));
        Assert.Equal([1.0], Decoded<double>(ColumnType.Real64, 64, [0, 0, 0, 0, 0, 0, 0xF0, 0x3F], 1));
    }

    [Fact]
    public void Half_precision_has_its_own_infinity_and_subnormals()
    {
        Assert.Equal([1f, -2f, float.PositiveInfinity, 5.9604645E-08f],
            Decoded<float>(ColumnType.Real16, 16, [0, 0x3C, 0, 0xC0, 0, 0x7C, 1, 0], 4));
        Assert.Equal([1f, -2f], Decoded<float>(ColumnType.SplitReal16, 16, [0, 0, 0x3C, 0xC0], 2));
    }

    [Fact]
    public void Split_columns_have_the_first_bytes_of_all_elements_first()
    {
        Assert.Equal<ushort>([0x0201, 0x0403], Decoded<ushort>(ColumnType.SplitUInt16, 16, [1, 3, 2, 4], 2));
        Assert.Equal([0x07050301u, 0x08060402u], Decoded<uint>(ColumnType.SplitUInt32, 32, [1, 2, 3, 4, 5, 6, 7, 8], 2));
        Assert.Equal([1f, -1f], Decoded<float>(ColumnType.SplitReal32, 32, [0, 0, 0, 0, 0x80, 0x80, 0x3F, 0xBF], 2));
        Assert.Equal([0x100UL, 0x200UL], Decoded<ulong>(ColumnType.SplitUInt64, 64, [0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 2));
        Assert.Equal([1.0, 0.0], Decoded<double>(ColumnType.SplitReal64, 64, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0, 0x3F, 0], 2));
    }

    [Fact]
    public void Zigzag_alternates_between_the_signs()
    {
        Assert.Equal<short>([0, -1, 1, -2, short.MaxValue, short.MinValue],
            Decoded<short>(ColumnType.SplitInt16, 16, [0, 1, 2, 3, 0xFE, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF], 6));
        Assert.Equal([-1, int.MaxValue, int.MinValue], Decoded<int>(ColumnType.SplitInt32, 32,
            [1, 0xFE, 0xFF, 0, 0xFF, 0xFF, 0, 0xFF, 0xFF, 0, 0xFF, 0xFF], 3));
        Assert.Equal([long.MinValue], Decoded<long>(ColumnType.SplitInt64, 64, [255, 255, 255, 255, 255, 255, 255, 255], 1));
    }

    [Fact]
    public void Ends_of_lists_are_sums_within_their_page()
    {
        Assert.Equal([3u, 3u, 5u], Decoded<uint>(ColumnType.SplitIndex32, 32, [3, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0], 3));
        Assert.Equal([256UL, 257UL], Decoded<ulong>(ColumnType.SplitIndex64, 64, [0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 2));
    }

    [Fact]
    public void Truncated_and_quantized_numbers_are_packed_without_gaps()
    {
        // 1.0f is 0x3F800000, -2.0f 0xC0000000: their upper 10 bits are 0x0FE and 0x300, least significant bits first.
        Assert.Equal([1f, -2f], Decoded<float>(ColumnType.Real32Trunc, 10, [0xFE, 0x00, 0x0C], 2));
        Assert.Equal([-2f, 3f, 0.5f], Decoded<float>(ColumnType.Real32Quant, 1, [0b010], 2, -2, 3).Append(0.5f));
        Assert.Equal([-1.0, 1.0, 0.0], Decoded<double>(ColumnType.Real32Quant, 2, [0b0011_00], 2, -1, 1).Append(0));
        Assert.Equal([1.0], Decoded<double>(ColumnType.Real32Quant, 32, [255, 255, 255, 255], 1, 0, 1));
    }

    [Fact]
    public void What_a_plain_encoder_writes_is_read()
    {
        Law(ColumnType.Bit, 1, Gen.Bool);
        Law(ColumnType.Byte, 8, Gen.Byte);
        Law(ColumnType.Char, 8, Gen.SByte);
        Law(ColumnType.Int8, 8, Gen.SByte);
        Law(ColumnType.UInt8, 8, Gen.Byte);
        Law(ColumnType.Int16, 16, Gen.Short);
        Law(ColumnType.UInt16, 16, Gen.UShort);
        Law(ColumnType.Int32, 32, Gen.Int);
        Law(ColumnType.UInt32, 32, Gen.UInt);
        Law(ColumnType.Int64, 64, Gen.Long);
        Law(ColumnType.UInt64, 64, Gen.ULong);
        Law(ColumnType.Real32, 32, Gen.Float);
        Law(ColumnType.Real64, 64, Gen.Double);
        Law(ColumnType.Index32, 32, Gen.UInt);
        Law(ColumnType.Index64, 64, Gen.ULong);
        Law(ColumnType.SplitInt16, 16, Gen.Short);
        Law(ColumnType.SplitUInt16, 16, Gen.UShort);
        Law(ColumnType.SplitInt32, 32, Gen.Int);
        Law(ColumnType.SplitUInt32, 32, Gen.UInt);
        Law(ColumnType.SplitInt64, 64, Gen.Long);
        Law(ColumnType.SplitUInt64, 64, Gen.ULong);
        Law(ColumnType.SplitReal32, 32, Gen.Float);
        Law(ColumnType.SplitReal64, 64, Gen.Double);
        Law(ColumnType.SplitIndex32, 32, Gen.UInt);
        Law(ColumnType.SplitIndex64, 64, Gen.ULong);
    }

    [Fact]
    public void Real16_keeps_what_half_precision_holds()
    {
        Gen<float> halves = Gen.Short.Select(bits => (float)BitConverter.Int16BitsToHalf(bits)).Where(x => !float.IsNaN(x));
        Law(ColumnType.Real16, 16, halves);
        Law(ColumnType.SplitReal16, 16, halves);
    }

    [Fact]
    public void Real32Trunc_keeps_the_upper_bits_and_Real32Quant_the_nearest_step() =>
        Gen.Select(Gen.Int[10, 31], Gen.Float.Array[0, 40], Gen.Int[1, 32], Gen.Double[-5, 7].Array[0, 40]).Sample((bits, floats, steps, reals) =>
        {
            byte[] page = PlainEncoder.Encode(ColumnType.Real32Trunc, bits, floats.Cast<object>());
            Assert.Equal(
                floats.Select(x => BitConverter.SingleToUInt32Bits(x) >> (32 - bits) << (32 - bits)),
                Decoded<float>(ColumnType.Real32Trunc, bits, page, floats.Length).Select(BitConverter.SingleToUInt32Bits));
            page = PlainEncoder.Encode(ColumnType.Real32Quant, steps, reals.Cast<object>(), -5, 7);
            double[] read = Decoded<double>(ColumnType.Real32Quant, steps, page, reals.Length, -5, 7);
            Assert.All(reals.Zip(read), x => Assert.InRange(x.Second - x.First, -6.000001 / (Math.Pow(2, steps) - 1), 6.000001 / (Math.Pow(2, steps) - 1)));
        });

    private static void Law<T>(ColumnType type, int bits, Gen<T> values)
        where T : unmanaged => values.Array[0, 70].Sample(
            x => Assert.Equal(x, Decoded<T>(type, bits, PlainEncoder.Encode(type, bits, x.Cast<object>()), x.Length)), iter: 50, threads: 1);

    private static T[] Decoded<T>(ColumnType type, int bits, byte[] page, int elements, double minimum = 0, double maximum = 0)
        where T : unmanaged
    {
        Assert.True(ColumnTypes.IsKnown(type, bits));
        Assert.Equal(PageEncoding.LengthOf(bits, elements), page.Length);
        var values = new T[elements];
        PageEncoding.Decode<T>(new NTupleColumn(0, type, bits, 0, 0, 0, minimum, maximum), page, values);
        return values;
    }
}
