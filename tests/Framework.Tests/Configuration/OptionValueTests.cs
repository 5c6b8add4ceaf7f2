using Xunit;

namespace Heppy.Framework.Tests.Configuration;

/// <summary>Values of the user's own options.</summary>
public class OptionValueTests
{
    [Theory]
    [InlineData("3,5", "option x=3,5: a number has no comma; the decimal point is a point: 3.5 (x is: a cut; default 1).")]
    [InlineData("1,000", "option x=1,000: a number has no comma")]
    [InlineData("NaN", "option x=NaN: not a finite number")]
    [InlineData("-Infinity", "option x=-Infinity: not a finite number")]
    [InlineData("1e999", "option x=1e999: not a finite number")]
    [InlineData("high", "option x=high: not a value of type double")]
    [InlineData("", "option x=: not a value of type double")]
    public void A_number_that_is_not_meant_is_refused(string text, string message)
    {
        Assert.StartsWith(message, Assert.Throws<UserError>(() => Get(text, 1.0)).Message, StringComparison.Ordinal);
        Assert.Throws<UserError>(() => Get(text, 1.0f));
        Assert.Throws<UserError>(() => Get(text, 1));
        Assert.Throws<UserError>(() => Get(text, (Half)1));
        if (!text.StartsWith("1e", StringComparison.Ordinal))
        {
            Assert.Throws<UserError>(() => Get(text, 1m));
        }
    }

    [Theory]
    [InlineData("3.5", 3.5)]
    [InlineData("-.5e-3", -0.0005)]
    [InlineData("+7", 7)]
    public void Numbers_are_read_as_they_are_written_in_code(string text, double expected) => Assert.Equal(expected, Get(text, 1.0));

    [Fact]
    public void A_default_that_is_not_finite_lets_others_through() =>
        Assert.True(double.IsNaN(Get("NaN", double.PositiveInfinity)));

    [Fact]
    public void Commas_are_for_texts() => Assert.Equal("a,b", Get("a,b", ""));

    private static T Get<T>(string text, T byDefault)
        where T : IParsable<T> => new Options(["-o", $"x={text}"]).Get("x", byDefault, "a cut");
}
