using System.Text.Json;
using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Statistics;

public class CutFlowTests
{
    [Fact]
    public void The_text_is_that_of_heppy()
    {
        var flow = Flow((16, 1), (2, 1), (1, 1));
        // 2/16 is a tie: printf and Python print 0.12, .NET alone 0.13.
        Assert.Equal(
            "Counter ZZ :\n"
            + "\t level 0             16 \t 1.00 \t 1.0000\n"
            + "\t level 1              2 \t 0.12 \t 0.1250\n"
            + "\t level 2              1 \t 0.50 \t 0.0625\n", flow.ToText());
    }

    [Fact]
    public void A_denominator_of_zero_gives_minus_one() => Assert.Equal(
        "Counter ZZ :\n\t level 0              0 \t -1.00 \t -1.0000\n\t level 1              0 \t -1.00 \t -1.0000\n",
        Flow((0, 1), (0, 1)).ToText());

    [Fact]
    public void An_empty_cut_flow_prints_its_name() => Assert.Equal("Counter x :\n", new CutFlow("x").ToText());

    [Fact]
    public void Weights_add_a_second_block() => Assert.EndsWith(
        "Counter ZZ weighted :\n"
        + "\t level 0              2.0000 +-       1.0000 \t 1.00 \t 1.0000\n"
        + "\t level 1              0.5000 +-       0.5000 \t 0.25 \t 0.2500\n",
        Flow((4, 0.5), (1, 0.5)).ToText(), StringComparison.Ordinal);

    [Fact]
    public void Merging_and_storing_are_exact() =>
        Gen.Select(Gen.Double[-1, 2].Array[0, 50], Gen.Int[0, 50]).Sample((weights, cut) =>
        {
            var (whole, first, second) = (Of(weights), Of(weights[..Math.Min(cut, weights.Length)]),
                Of(weights[Math.Min(cut, weights.Length)..]));
            string stored = JsonSerializer.Serialize(first.State());
            second.Merge(CutFlow.FromState(JsonSerializer.Deserialize<CutFlowState>(stored)!));
            return JsonSerializer.Serialize(second.State()) == JsonSerializer.Serialize(whole.State())
                && second.ToText() == whole.ToText();
        }, iter: 500);

    [Fact]
    public void Different_levels_do_not_merge()
    {
        var error = Assert.Throws<ArgumentException>(() => Flow((1, 1)).Merge(Flow((1, 1), (1, 1))));
        Assert.Contains("[level 0] and [level 0, level 1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_twice_and_a_weight_that_is_not_finite_are_refused()
    {
        var flow = Flow((1, 1));
        Assert.Throws<ArgumentException>(() => flow.Register("level 0"));
        Assert.Throws<ArgumentException>(() => flow.Count(0, double.NaN));
        Assert.Equal((1, 1.0, 1.0), (flow.Count(0), flow.SumOfWeights(0), flow.SumOfSquares(0)));
    }

    private static CutFlow Of(double[] weights)
    {
        var flow = new CutFlow("c");
        int level = flow.Register("all");
        foreach (double weight in weights)
        {
            flow.Count(level, weight);
        }
        return flow;
    }

    private static CutFlow Flow(params (int Count, double Weight)[] levels)
    {
        var flow = new CutFlow("ZZ");
        foreach (var (count, weight) in levels)
        {
            int level = flow.Register($"level {flow.Labels.Count}");
            for (int i = 0; i < count; i++)
            {
                flow.Count(level, weight);
            }
        }
        return flow;
    }
}
