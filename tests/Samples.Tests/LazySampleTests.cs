using System.Globalization;
using System.Text.RegularExpressions;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Lazy;
using Heppy.Physics;
using Heppy.Pools;
using Xunit;

namespace Heppy.Samples.Tests;

public partial class LazySampleTests
{
    [Fact]
    public void Dimuon_masses_are_the_same_on_all_pools()
    {
        using var folder = new TestFolder();
        List<string> lines = [];
        List<byte[]> files = [];
        foreach (string place in (string[])["synchronous", "threads:3", "processes:2"])
        {
            string[] output = Sample.RunProgram("lazy_events/lazy_events.cs", folder["Masses"], place).Split('\n');
            Assert.StartsWith(place, output[0], StringComparison.Ordinal);
            lines.Add(output[0][13..]);
            files.Add([.. File.ReadAllBytes(folder["Masses/histograms.json"]), .. File.ReadAllBytes(folder["Masses/dimuons.parquet"])]);
            Assert.Matches(@"^5 of \d+ columns, [\d,]+ of [\d,]+ bytes, 10,000 events in 5 partitions$", output[^2]);
        }

        Assert.Single(lines.Distinct());
        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
        int[] numbers = [.. Numbers().Matches(lines[0]).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
        using IEventFile rows = new ParquetFormat().Open(folder["Masses/dimuons.parquet"]);
        var mass = new ColumnBuffer<double>("mass", isJagged: true);
        rows.Read(0, [mass], TestContext.Current.CancellationToken);
        Assert.Equal((numbers[0], numbers[1]), (mass.Rows, mass.Count));
        Assert.Equal(numbers[2], mass.Values.Take(mass.Count).Count(m => m is >= 90 and < 93));
        Assert.True(numbers[2] > 1000);
        Assert.Contains("in 5 partitions", File.ReadAllText(folder["Masses/dimuons.svg"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Real_data_give_the_published_numbers()
    {
        using var folder = new TestFolder();
        string data = RealData.PathOf("adl/Run2012B_SingleMu-1000.parquet");
        // Query 5 of the ADL benchmark: missing momentum of events with a pair of opposite charge of 60 to 120 GeV.
        LazyEvents events = LazyEvents.FromParquet(data).Repartition(3);
        var masses = events.Collection<Muon>("Muon").Pairs((a, b) => a.Charge != b.Charge).Select(p => p.Mass);
        LazyEvents withZ = events.Where(masses.Where(m => m is >= 60 and <= 120).Count(), n => n > 0);
        LazyHistogram met = withZ.Column<float>("MET_pt").Histogram("met", Axis.Regular(100, 0, 2000));
        using var pool = Pool.Threads(2);

        double[] bins = met.Compute(pool).Values();
        string output = Sample.RunProgram("lazy_events/lazy_events.cs", folder["Masses"], "threads:2", data);

        double[] expected = new double[102];
        foreach (string[] line in File.ReadLines(RealData.PathOf("adl/q5.csv")).Skip(1).Select(l => l.Split(',')))
        {
            expected[1 + (int)(double.Parse(line[0], CultureInfo.InvariantCulture) / 20)] = double.Parse(line[1], CultureInfo.InvariantCulture);
        }

        Assert.Equal(expected, bins);
        Assert.Matches(@"\n5 of \d+ columns", output);
    }

    [Theory]
    [InlineData("short", "threads:2")]
    [InlineData("full", "processes:2")]
    public void Samples_give_the_same_histograms_in_a_loop_and_over_a_pool(string size, string pool)
    {
        using var folder = new TestFolder();

        string output = Sample.RunProgram("scaleout/scaleout.cs", folder["Scaled"], size, pool);

        string[] lines = output.TrimEnd().Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.Matches(@"^loop.json: [\d.]+ s$", lines[0]);
        Assert.Matches(@"^pool.json: [\d.]+ s$", lines[1]);
        Assert.Equal("identical", lines[2]);
        Assert.Equal(["ggH", "ZZ", "ZMuMu"], lines[3..].Select(l => l.Split(' ')[0]));
        Assert.Equal(File.ReadAllText(folder["Scaled/loop.json"]), File.ReadAllText(folder["Scaled/pool.json"]));
        Assert.All(lines[3..], l => Assert.Matches(@" +[\d.]+ muons expected, pT axis from 0 to \d+ GeV$", l));
    }

    private readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
