using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Histograms;

public class ProfileContentTests
{
    [Fact]
    public void Mean_variance_and_error_follow_their_formulas()
    {
        var profile = new ProfileContent(Axis.Boolean());
        foreach (double y in (double[])[1, 2, 3, 6])
        {
            profile.Add(1, y, 1);
        }
        Assert.Equal(3, profile.Mean(1));
        Assert.Equal(14.0 / 3, profile.Variance(1), 12);            // unit weights: the sample variance, n - 1
        Assert.Equal(Math.Sqrt(14.0 / 3 / 4), profile.ErrorOfMean(1), 12);
        Assert.Equal(double.NaN, profile.Mean(0));
        Assert.Equal(double.NaN, profile.Variance(0));
    }

    [Fact]
    public void Weights_count()
    {
        var profile = new ProfileContent(Axis.Boolean());
        profile.Add(0, 1, 0.5);
        profile.Add(0, 4, 1.5);
        Assert.Equal(3.25, profile.Mean(0));
        // (0.5 * 2.25² + 1.5 * 0.75²) / (2 - 2.5 / 2)
        Assert.Equal(3.375 / 0.75, profile.Variance(0), 12);
    }

    [Fact]
    public void A_large_offset_does_not_spoil_the_variance()
    {
        var profile = new ProfileContent(Axis.Boolean());
        profile.Add(0, 1e6 + 1, 1);
        profile.Add(0, 1e6 + 3, 1);
        Assert.Equal(2, profile.Variance(0), 9);
    }

    [Fact]
    public void A_single_entry_has_no_spread()
    {
        var profile = new ProfileContent(Axis.Boolean());
        profile.Add(0, 7, 0.5);
        Assert.Equal((7, 0), (profile.Mean(0), profile.Variance(0)));
    }

    [Fact]
    public void Values_that_are_not_finite_are_counted_and_left_out()
    {
        var profile = new ProfileContent(Axis.Boolean());
        profile.Add(0, double.NaN, 1);
        profile.Add(0, double.PositiveInfinity, 1);
        profile.Add(0, 1e200, 1);
        profile.Add(0, 5, 1);
        Assert.Equal((3, 1, 5.0), (profile.NonFinite, profile.Entries, profile.Mean(0)));
        Assert.Throws<ArgumentException>(() => profile.Add(0, 1, double.NaN));
    }

    [Fact]
    public void Any_split_gives_the_same_bits() =>
        Gen.Select(Gen.Select(Gen.Double[-50, 50], Gen.Double[-1, 3]).Array[0, 60], Gen.Int[0, 60]).Sample((fills, cut) =>
        {
            var (whole, first, second) = (Make(fills), Make([.. fills.Take(cut)]), Make([.. fills.Skip(cut)]));
            second.Merge(first);
            return BitConverter.DoubleToInt64Bits(whole.Mean(1)) == BitConverter.DoubleToInt64Bits(second.Mean(1))
                && whole.SumsOfYSquared.Expansion(1).SequenceEqual(second.SumsOfYSquared.Expansion(1))
                && BitConverter.DoubleToInt64Bits(whole.ErrorOfMean(1))
                    == BitConverter.DoubleToInt64Bits(second.ErrorOfMean(1));
        }, iter: 500);

    private static ProfileContent Make((double Y, double Weight)[] fills)
    {
        var profile = new ProfileContent(Axis.Boolean());
        foreach (var (y, weight) in fills)
        {
            profile.Add(1, y, weight);
        }
        return profile;
    }
}
