using CsCheck;
using Heppy.Formats.Root;
using Heppy.Physics;
using Xunit;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>Histograms to ROOT files and back.</summary>
public sealed class RootHistogramLawTests
{
    private static readonly Gen<Axis[]> Axes = Gen.Int[0, 5].Array[1, 3].Select(kinds => kinds.Select(WrittenHistograms.AxisOf).ToArray());

    [Fact]
    public void A_histogram_comes_back_with_its_axes_sums_and_entries() =>
        Gen.Select(Axes, Gen.Int[0, 10_000], Gen.Int[0, 200]).Sample(
            (axes, seed, fills) =>
            {
                HistogramContent written = WrittenHistograms.Histogram(axes, new Random(seed), fills);
                RootHistogram read = Assert.Single(WrittenHistograms.Read(WrittenHistograms.Write("A", new HistogramResult("h", "a title", written))).All);
                Assert.Equal(("A/h", $"TH{axes.Length}D", "h", "a title"), (read.Path, read.ClassName, read.Result.Name, read.Result.Title));
                Assert.Equal(axes.Select(Described), read.Axes);
                Assert.Equal(written.Entries, read.Content.Entries);
                Assert.Equal(Spread(written, written.Values()), Spread(read.Content, read.Result.Histogram!.Values()));
                Assert.Equal(Spread(written, written.Variances()), Spread(read.Content, read.Result.Histogram.Variances()));
            },
            iter: 60, threads: 1);

    [Fact]
    public void A_profile_comes_back_with_all_its_sums() =>
        Gen.Select(Axes, Gen.Int[0, 10_000], Gen.Int[0, 200]).Sample(
            (axes, seed, fills) =>
            {
                ProfileContent written = WrittenHistograms.Profile(axes, new Random(seed), fills);
                RootHistogram read = Assert.Single(WrittenHistograms.Read(WrittenHistograms.Write("A", new HistogramResult("p", "", written))).All);
                Assert.Equal(axes.Length == 1 ? "TProfile" : $"TProfile{axes.Length}D", read.ClassName);
                ProfileContent back = read.Result.Profile!;
                Assert.Equal(written.Entries, back.Entries);
                Assert.Equal(Spread(written, written.SumsOfWeights.Values()), Spread(back, back.SumsOfWeights.Values()));
                Assert.Equal(Spread(written, written.SumsOfSquares.Values()), Spread(back, back.SumsOfSquares.Values()));
                Assert.Equal(Spread(written, written.SumsOfY.Values()), Spread(back, back.SumsOfY.Values()));
                Assert.Equal(Spread(written, written.SumsOfYSquared.Values()), Spread(back, back.SumsOfYSquared.Values()));
            },
            iter: 60, threads: 1);

    [Fact]
    public void What_is_read_and_written_again_has_the_same_bytes() =>
        Gen.Select(Axes, Gen.Int[0, 10_000]).Sample(
            (axes, seed) =>
            {
                byte[] once = WrittenHistograms.Write("A", new HistogramResult("h", "t", WrittenHistograms.Histogram(axes, new Random(seed), 50)));
                Assert.Equal(once, WrittenHistograms.Write("A", WrittenHistograms.Read(once).All[0].Result));
            },
            iter: 30, threads: 1);

    [Fact]
    public void Enumerations_and_truth_values_become_labels()
    {
        Axis[] axes = [Axis.Categories<WrittenHistograms.Flavour>("flavour"), Axis.Boolean("tagged")];
        var content = new HistogramContent(axes);
        content.Add(content.FlatIndex(2, 1), 3);
        RootHistogram read = WrittenHistograms.Read(WrittenHistograms.Write("A", new HistogramResult("h", "", content))).All[0];
        Assert.Equal(["Light", "Charm", "Bottom"], read.Axes[0].Categories);
        Assert.Equal(["false", "true"], read.Axes[1].Categories);
        Assert.Equal(3, read.Result.Histogram!.SumsOfWeights.Value(read.Content.FlatIndex(2, 1)));
    }

    [Fact]
    public void Variations_are_histograms_of_their_own()
    {
        HistogramContent One(double weight)
        {
            var content = new HistogramContent(Axis.Regular(2, 0, 2));
            content.Add(1, weight);
            return content;
        }

        var nominal = new HistogramResult("mass", "m", One(1));
        nominal.Variations.Add("jes_up", new HistogramResult("mass", "m", One(2)));
        nominal.Variations.Add("jes_down", new HistogramResult("mass", "m", One(0.5)));
        RootHistograms read = WrittenHistograms.Read(WrittenHistograms.Write("DiMuon", nominal));
        Assert.Equal(["DiMuon/mass", "DiMuon/mass__jes_up", "DiMuon/mass__jes_down"], read.All.Select(h => h.Path));
        Assert.Equal([2, 0], read["DiMuon/mass__jes_up"].Values);
        Assert.Equal([0, 1, 2], read["DiMuon/mass__jes_up"].Edges);
    }

    [Fact]
    public void A_histogram_that_is_not_there_is_said_with_those_that_are()
    {
        RootHistograms read = WrittenHistograms.Read(WrittenHistograms.Write("A", new HistogramResult("mass", "", new HistogramContent(Axis.Regular(2, 0, 2)))));
        Assert.Contains("no histogram A/mas in", Assert.Throws<InvalidDataException>(() => read["A/mas"]).Message, StringComparison.Ordinal);
        Assert.Contains("A/mass", Assert.Throws<InvalidDataException>(() => read["A/mas"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_that_is_too_large_is_said_to_be_left_out()
    {
        byte[] bytes = WrittenHistograms.Write(
            "A", new HistogramResult("large", "", new HistogramContent(Axis.Regular(2000, 0, 1), Axis.Regular(2000, 0, 1))));
        Assert.Empty(WrittenHistograms.Read(bytes).All);
        Assert.InRange(bytes.Length, 100, 5000);
        Assert.True(bytes.AsSpan().IndexOf("left out, since it has 4,008,004 cells: see histograms.json"u8) > 0);
    }

    /// <summary>Categories have the flow that a ROOT axis is read with; integers are bins.</summary>
    private static AxisDescription Described(Axis axis) => axis.Describe() switch
    {
        { Kind: AxisKind.Regular } a => a with { IsInteger = false, HasUnderflow = true, HasOverflow = true },
        var a => a,
    };

    /// <summary>Numbers with zeros for the flow that an axis does not have.</summary>
    private static double[] Spread(BinnedContent content, double[] values) =>
        new Heppy.Formats.Root.Histograms.Cells([.. content.Axes.Select(a => a.Describe())]).Spread(values);
}
