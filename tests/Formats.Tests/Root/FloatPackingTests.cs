using Heppy.Formats.Root.Objects;
using Xunit;

namespace Heppy.Formats.Tests.Root;

/// <summary>Numbers of <c>Float16_t</c> and <c>Double32_t</c>, as ROOT documents their storage.</summary>
public sealed class FloatPackingTests
{
    [Theory]
    [InlineData("[0,100,10]", 0x00000200, 50)]
    [InlineData("[0, 100, 10]", 0x00000400, 100)]
    [InlineData("[-10,10,1]", 0x7FFFFFFF, -10.0 / uint.MaxValue)] // fewer than 2 bits are 32
    [InlineData("[0,100]", -1, 100)]
    [InlineData("[-pi,pi,16]", 0x00008000, 0)]
    [InlineData("[-2*pi , 2pi, 16]", 0x00010000, 2 * Math.PI)]
    [InlineData("[0,pi/2,8]", 0x00000080, Math.PI / 4)]
    [InlineData("[3][0,1,4]", 0x00000004, 0.25)] // a length may come first
    [InlineData("x[2][3] in mm", 0x3FC00000, 1.5)]
    [InlineData("without a range", 0x3FC00000, 1.5)]
    [InlineData("[unfinished,1", 0x3FC00000, 1.5)]
    public void A_range_gives_four_bytes_of_steps_and_no_range_a_float(string text, int stored, double value)
    {
        var packing = FloatPacking.Of(text, isFloat16: false);

        Assert.Equal(4, packing.Size);
        Assert.Equal(value, packing.Read(new BigEndian().Int(stored).Bytes), 1e-12);
    }

    [Theory]
    [InlineData("[0,0,8]", false, 127, 0x080, 1.5)]
    [InlineData("[0,0,8]", false, 127, 0x280, -1.5)]
    [InlineData("[0,0,14]", false, 128, 0x1000, 2.5)]
    [InlineData("[0,0,6]", true, 126, 0x00, 0.5)]
    [InlineData("", true, 127, 0x0800, 1.5)] // Float16_t keeps 12 bits where nothing else is said
    [InlineData("", true, 127, 0x2800, -1.5)]
    [InlineData("", true, 0, 0, 0)]
    public void Without_a_range_there_are_an_exponent_a_sign_and_some_bits(string text, bool isFloat16, int exponent, int mantissa, double value)
    {
        var packing = FloatPacking.Of(text, isFloat16);

        Assert.Equal(3, packing.Size);
        Assert.Equal(value, packing.Read(new BigEndian().Byte(exponent).Short(mantissa).Bytes));
    }
}
