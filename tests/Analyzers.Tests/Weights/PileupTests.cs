using Xunit;

namespace Heppy.Analyzers.Tests.Weights;

public class PileupTests
{
    /// <summary>MET plays the number of collisions.</summary>
    [Fact]
    public void Simulation_gets_the_distribution_of_data()
    {
        double[] edges = [0, 10, 30, 60];
        double[] simulation = Counts(edges, TestRun.Over(TestRun.Adl(5_000), _ => [new Plain()]).Of("Plain").Histograms[0]);

        ResultSet results = TestRun.Over(TestRun.Adl(5_000), _ => [Reweighter(edges, simulation, [1, 2, 1]), new Plain()]);

        double[] data = Counts(edges, results.Of("Plain").Histograms[0]);
        double sum = data.Sum();
        Assert.Equal([0.25, 0.5, 0.25], data.Select(d => d / sum), (a, b) => Math.Abs(a - b) < 1e-9);
        double[] up = Counts(edges, results.Of("Plain").Histograms[0].Variations["pileup_up"]);
        Assert.Equal([0.2, 0.5, 0.3], up.Select(d => d / up.Sum()), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [InlineData(new double[] { 0, 10, 5, 60 }, new double[] { 1, 1, 1 }, "Edges 10 and 5 do not increase")]
    [InlineData(new double[] { 0, 10, 30, 60 }, new double[] { 1, 1 }, "Data has 2 bins, Edges have 3")]
    [InlineData(new double[] { 0, 10, 30, 60 }, new double[] { 1, -1, 1 }, "Data is negative somewhere")]
    [InlineData(new double[] { 0, 10, 30, 60 }, new double[] { 0, 0, 0 }, "Data is negative somewhere, or empty")]
    public void Distributions_that_do_not_fit_are_refused_before_the_first_event(double[] edges, double[] data, string message) => Assert.Contains(
        message, Assert.ThrowsAny<Exception>(() => TestRun.Over(TestRun.Adl(10), _ => [Reweighter(edges, [1, 1, 1], data)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Data_where_there_is_no_simulation_are_an_error() => Assert.Contains(
        "Data has events from 10 to 30, where Simulation has none",
        Assert.ThrowsAny<Exception>(() => TestRun.Over(TestRun.Adl(10), _ => [Reweighter([0, 10, 30, 60], [1, 0, 1], [1, 1, 1])])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_column_that_is_missing_fails_the_first_event() => Assert.Contains(
        "the number of collisions Pileup_nTrueInt is NaN, or the column is missing",
        Assert.Throws<EventFailure>(() => TestRun.Over(TestRun.Adl(10), _ => [new PileupReweighter { Edges = [0, 1], Data = [1], Up = [1], Down = [1], Simulation = [1] }])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Two_histograms_of_a_file_are_enough()
    {
        using var folder = new TemporaryFolder();
        string data = folder["data.json"];
        File.WriteAllText(data, Stored("pileup", "[1, 2, 1]"));
        StoredHistogram stored = StoredHistogram.Load(data, "pileup");
        double[] simulation = Counts(stored.Edges, TestRun.Over(TestRun.Adl(5_000), _ => [new Plain()]).Of("Plain").Histograms[0]);

        HistogramResult found = TestRun.Over(TestRun.Adl(5_000), _ =>
            [new PileupReweighter { Column = "MET_pt", Edges = stored.Edges, Data = stored.Values, Simulation = simulation }, new Plain()]).Of("Plain").Histograms[0];

        double[] weighed = Counts(stored.Edges, found);
        Assert.Equal([0.25, 0.5, 0.25], weighed.Select(d => d / weighed.Sum()), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Empty(found.Variations.Names);
    }

    [Theory]
    [InlineData("pileup", "nominal", "[1, 2, 1]", "")]
    [InlineData("pilup", "nominal", "[1, 2, 1]", "data.json: there is no histogram 'pilup'. Nearest: pileup. There are: pileup")]
    [InlineData("pileup", "up", "[1, 2, 1]", "data.json: histogram 'pileup' has no variation 'up'. It has: nominal")]
    [InlineData("pileup", "nominal", "[1, 2]", "data.json: it is no file of histograms (UHI JSON): Histogram 'pileup': ")]
    [InlineData("pileup", "nominal", "[1, 2, 1", "data.json: it is no file of histograms (UHI JSON): This is not JSON")]
    public void A_file_that_is_wrong_is_told(string name, string variation, string values, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["data.json"], Stored("pileup", values));
        Exception? error = Record.Exception(() => StoredHistogram.Load(folder["data.json"], name, variation));

        Assert.Equal(message.Length == 0, error is null);
        Assert.Contains(message, error?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Down is not set: set both Up and Down, or none")]
    [InlineData(false, "Edges has 1 of them; there must be two or more")]
    public void What_is_missing_is_told_before_the_first_event(bool isUp, string message) => Assert.Contains(
        message,
        Assert.ThrowsAny<Exception>(() => TestRun.Over(TestRun.Adl(10), _ =>
            [isUp ? new PileupReweighter { Column = "MET_pt", Edges = [0, 1], Data = [1], Up = [1], Simulation = [1] } : new PileupReweighter { Column = "MET_pt", Edges = [0], Data = [], Simulation = [] }])).Message,
        StringComparison.Ordinal);

    private static string Stored(string name, string values) => $$"""
        {"{{name}}": {"uhi_schema": 1, "axes": [{"type": "variable", "edges": [0, 10, 30, 60], "underflow": false, "overflow": false, "circular": false}],
         "storage": {"type": "double", "values": {{values}} } } }
        """;

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("heppy-pileup-").FullName;

        internal string this[string name] => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }

    private static PileupReweighter Reweighter(double[] edges, double[] simulation, double[] data) => new()
    {
        Column = "MET_pt", Edges = edges, Simulation = simulation, Data = data, Up = [0.8, 2, 1.2], Down = [1.2, 2, 0.8],
    };

    /// <summary>Sums in the bins, what is above counted in the last.</summary>
    private static double[] Counts(double[] edges, HistogramResult histogram)
    {
        double[] values = histogram.Histogram!.Values();
        Assert.Equal(edges.Length + 1, values.Length);
        return [.. values[1..^2], values[^2] + values[^1]];
    }

    private sealed class Plain : Analyzer
    {
        private readonly Column<float> _met = new("MET_pt");
        private readonly Histogram<double> _histogram = new("met", Axis.Variable([0, 10, 30, 60]));

        public override bool Process(Event ev)
        {
            _histogram.Fill(ev, _met[ev]);
            return true;
        }
    }
}
