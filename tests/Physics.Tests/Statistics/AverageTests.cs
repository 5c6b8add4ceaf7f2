using System.Text.Json;
using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.Statistics;

public class AverageTests
{
    [Fact]
    public void The_text_is_that_of_heppy()
    {
        var average = new AverageContent("mass");
        average.Add(1);
        average.Add(3);
        Assert.Equal("Average mass           :   2.0000 +-   0.7071", average.ToText());
        Assert.Equal((2.0, 1.0, 1 / Math.Sqrt(2), 2), (average.Value, average.Variance, average.Uncertainty, average.Count));
    }

    [Fact]
    public void An_empty_average_says_so() =>
        Assert.Equal("Average mass           : undefined (call Average.add)", new AverageContent("mass").ToText());

    [Fact]
    public void Weights_count()
    {
        var average = new AverageContent("x");
        average.Add(1, 3);
        average.Add(5, 1);
        Assert.Equal((2.0, 3.0, Math.Sqrt(0.75)), (average.Value, average.Variance, average.Uncertainty));
    }

    [Fact]
    public void Values_that_are_not_finite_are_left_out_and_said()
    {
        var average = new AverageContent("x");
        average.Add(double.NaN);
        average.Add(1, double.PositiveInfinity);
        average.Add(2);
        Assert.Equal((1, 2), (average.Count, average.NonFinite));
        Assert.EndsWith("2.0000 +-   0.0000 (2 values that are not finite left out)", average.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_and_storing_are_exact() =>
        Gen.Select(Gen.Select(Gen.Double[-1e3, 1e3], Gen.Double[-1, 2]).Array[0, 50], Gen.Int[0, 50]).Sample((values, cut) =>
        {
            var (whole, first, second) = (Of(values), Of([.. values.Take(cut)]), Of([.. values.Skip(cut)]));
            string stored = JsonSerializer.Serialize(first.State());
            second.Merge(AverageContent.FromState(JsonSerializer.Deserialize<AverageState>(stored)!));
            return JsonSerializer.Serialize(second.State()) == JsonSerializer.Serialize(whole.State());
        }, iter: 500);

    private static AverageContent Of((double X, double Weight)[] values)
    {
        var average = new AverageContent("x");
        foreach (var (x, weight) in values)
        {
            average.Add(x, weight);
        }
        return average;
    }
}
