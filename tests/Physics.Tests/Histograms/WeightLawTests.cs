using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Histograms;

/// <summary>Weights of any sign, and 0, as generators at next-to-leading order have them.</summary>
public class WeightLawTests
{
    private static readonly Gen<double> s_weight = Gen.OneOf(Gen.Double[-5, 5], Gen.Const(0.0), Gen.Const(1.0), Gen.Const(-1.0));
    private static readonly Gen<(double X, double Weight)[]> s_fills = Gen.Select(Gen.Double[-1, 5], s_weight, (x, weight) => (x, weight)).Array[0, 40];

    [Fact]
    public void Bins_hold_the_sums_of_weights_and_of_their_squares_whatever_the_signs() => s_fills.Sample(fills =>
    {
        var histogram = Filled(fills);
        for (int bin = 0; bin < 6; bin++)
        {
            double[] weights = [.. fills.Where(fill => Math.Clamp((int)Math.Floor(fill.X) + 1, 0, 5) == bin).Select(fill => fill.Weight)];
            Assert.Equal(weights.Sum(), histogram.Values()[bin], 1e-12);
            Assert.Equal(weights.Sum(weight => weight * weight), histogram.Variances()[bin], 1e-12);
        }
    });

    [Fact]
    public void A_weight_of_zero_adds_an_entry_and_nothing_else() => s_fills.Sample(fills =>
    {
        var with = Filled([.. fills, .. fills.Select(fill => (fill.X, 0.0))]);
        var without = Filled(fills);
        Assert.Equal(without.Values(), with.Values());
        Assert.Equal(without.Variances(), with.Variances());
        Assert.Equal(2 * without.Entries, with.Entries);
    });

    [Fact]
    public void Opposite_weights_cancel_exactly_in_any_order_and_their_errors_add() => s_fills.Sample(fills =>
    {
        var one = Filled(fills);
        var both = Filled([.. fills.Reverse().Select(fill => (fill.X, -fill.Weight)), .. fills]);
        Assert.All(both.Values(), value => Assert.Equal(0, value));
        Assert.Equal(one.Variances().Select(variance => 2 * variance), both.Variances());
    });

    [Fact]
    public void Cut_flows_count_events_of_any_weight() => s_weight.Array[0, 40].Sample(weights =>
    {
        var flow = new CutFlow("cut_flow");
        flow.Register("all");
        Array.ForEach(weights, weight => flow.Count(0, weight));
        Array.ForEach(weights, weight => flow.Count(0, -weight));
        Assert.Equal(2 * weights.Length, flow.Count(0));
        Assert.Equal(0, flow.SumOfWeights(0));
        Assert.Equal(2 * weights.Sum(weight => weight * weight), flow.SumOfSquares(0), 1e-12);
    });

    private static HistogramContent Filled((double X, double Weight)[] fills)
    {
        Axis<double> axis = Axis.Regular(4, 0, 4);
        var content = new HistogramContent(axis);
        foreach (var (x, weight) in fills)
        {
            content.Add(axis.Index(x), weight);
        }
        return content;
    }
}
