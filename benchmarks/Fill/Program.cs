// Filling histograms, exact and in any order, against loops by hand over arrays of doubles that add w and w*w: one and two dimensions, weighted or
// not, a category times a variable axis. Bins are found by both; they must be the same, and sums equal but for the rounding of plain additions.
// dotnet run -c Release --project benchmarks/Fill
using System.Globalization;
using Heppy;
using Heppy.Benchmarks;
using Heppy.Physics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int fills = 1 << 20;
const int fillsPerEvent = 8;
const double goal = 1.1;

var random = new Random(1);
double[] x = new double[fills];
double[] y = new double[fills];
double[] ones = new double[fills];
double[] perEvent = new double[fills];
double[] perFill = new double[fills];
Channel[] channels = new Channel[fills];
for (int i = 0; i < fills; i++)
{
    (x[i], y[i], channels[i]) = ((random.NextDouble() * 1.1) - 0.05, (random.NextDouble() * 1.1) - 0.05, (Channel)random.Next(4));
    ones[i] = 1;
    perEvent[i] = i % fillsPerEvent == 0 ? 0.5 + random.NextDouble() : perEvent[i - 1];
    perFill[i] = 0.5 + random.NextDouble();
}

(string Name, double[] Weights)[] kinds = [("unit weights", ones), ("one weight per event", perEvent), ("a weight for each fill", perFill)];
double[] edges = [.. Enumerable.Range(0, 21).Select(i => Math.Pow(i / 20.0, 2))];
foreach ((string kind, double[] weights) in kinds)
{
    foreach (int bins in (int[])[100, 10_000])
    {
        var axis = Axis.Regular(bins, 0, 1);
        Compare($"1-D, {bins} bins, {kind}", new HistogramContent(axis), c => Exact.Fill(c, axis, x, weights), a => Plain.Fill(a, bins, 0, 1, x, weights));
    }

    var (first, second) = (Axis.Regular(50, 0, 1), Axis.Regular(40, 0, 1));
    Compare($"2-D, 50 x 40 bins, {kind}", new HistogramContent(first, second), c => Exact.Fill(c, first, second, x, y, weights), a => Plain.Fill(a, 50, 40, 0, 1, x, y, weights));
    var (category, variable) = (Axis.Categories<Channel>(), Axis.Variable(edges));
    Compare($"4 categories x 20 variable bins, {kind}", new HistogramContent(category, variable), c => Exact.Fill(c, category, variable, channels, x, weights), a => Plain.Fill(a, channels, edges, x, weights));
}

static void Compare(string what, HistogramContent content, Action<HistogramContent> fill, Action<PlainBins> fillPlainly)
{
    var plain = new PlainBins(content.BinCount);
    Ratios ratios = Ratios.Measure(
        () =>
        {
            fill(content);
            return content;
        },
        () =>
        {
            fillPlainly(plain);
            return plain;
        },
        (_, _) => { });
    plain.ShouldHave(content);
    Rows.Add($"{what}: exact / array loop", ratios, goal, $"{Rows.Number(ratios.Seconds / fills * 1e9)} and {Rows.Number(ratios.OtherSeconds / fills * 1e9)} ns/fill");
}

internal enum Channel
{
    ElectronElectron,
    ElectronMuon,
    MuonMuon,
    Tau,
}
