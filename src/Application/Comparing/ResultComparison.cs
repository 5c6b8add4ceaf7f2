using System.Globalization;
using Heppy.Physics;
using Heppy.Plots;
using Heppy.Reports;

namespace Heppy.Commands;

/// <summary>Compares the results of two runs, of the same component each.</summary>
/// <param name="relative">Numbers may differ by this part of the larger one.</param>
/// <param name="least">Results are the same if they are at least this probable for equal parents; null to compare numbers.</param>
internal sealed class ResultComparison(double relative, double? least)
{
    private const string Missing = "not there";
    private readonly List<ResultDifference> _found = [];

    /// <summary>How many results were compared.</summary>
    internal int Compared { get; private set; }

    /// <summary>Those that differ.</summary>
    internal IReadOnlyList<ResultDifference> Found => _found;

    /// <summary>Compares a component.</summary>
    /// <param name="first">As the first run has it.</param>
    /// <param name="second">As the second run has it.</param>
    internal void Compare(ReportComponent first, ReportComponent second)
    {
        string name = first.Planned.Name;
        if (first.Summary is not { } a || second.Summary is not { } b)
        {
            Presence(name, "results", first.Summary is not null, second.Summary is not null);
            return;
        }

        Numbers(name, "events", a.Events, b.Events);
        Numbers(name, "sum of weights", a.SumOfWeights[0], b.SumOfWeights[0]);
        Numbers(name, "scale", a.Scale, b.Scale);
        foreach (string analyzer in first.Results!.Analyzers.Select(r => r.Name).Union(second.Results!.Analyzers.Select(r => r.Name)))
        {
            AnalyzerResults of = first.Results.Analyzers.Find(r => r.Name == analyzer) ?? new AnalyzerResults(analyzer);
            AnalyzerResults with = second.Results.Analyzers.Find(r => r.Name == analyzer) ?? new AnalyzerResults(analyzer);
            Pairs(name, analyzer, of.CutFlows, with.CutFlows, f => f.Name, (path, x, y) => Flows(name, path, (a, x), (b, y)));
            Pairs(name, analyzer, of.Averages, with.Averages, f => f.Name, (path, x, y) => Averages(name, path, x, y));
            Pairs(name, analyzer, of.Texts, with.Texts, t => t.Name, (path, x, y) => Texts(name, path, x.Lines, y.Lines));
            Pairs(name, analyzer, of.Histograms, with.Histograms, h => h.Name, (path, x, y) => Histograms(name, path, (a, x), (b, y)));
        }
    }

    /// <summary>Compares the trees of merged components by their bytes: the same rows give the same bytes.</summary>
    /// <param name="component">Name of the component.</param>
    /// <param name="first">Its trees in the first run: path and digest.</param>
    /// <param name="second">Those in the second run.</param>
    internal void Trees(string component, IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
    {
        foreach (string path in first.Keys.Union(second.Keys).Where(_ => least is null))
        {
            if (first.TryGetValue(path, out string? a) && second.TryGetValue(path, out string? b))
            {
                Add(component, path, Fingerprint.Short(a), Fingerprint.Short(b), "other bytes", a != b);
            }
            else
            {
                Presence(component, path, first.ContainsKey(path), second.ContainsKey(path));
            }
        }
    }

    private void Texts(string component, string path, List<string> a, List<string> b)
    {
        if (least is null)
        {
            int line = Enumerable.Range(0, Math.Min(a.Count, b.Count)).FirstOrDefault(i => a[i] != b[i], Math.Min(a.Count, b.Count));
            bool isSame = line == a.Count && line == b.Count;
            Add(component, path, line < a.Count ? a[line] : "(end)", line < b.Count ? b[line] : "(end)", string.Create(CultureInfo.InvariantCulture, $"line {line + 1}"), !isSame);
        }
    }

    private void Pairs<T>(string component, string analyzer, List<T> first, List<T> second, Func<T, string> nameOf, Action<string, T, T> compare)
        where T : class
    {
        foreach (string name in first.Select(nameOf).Union(second.Select(nameOf)))
        {
            (T? x, T? y) = (first.Find(r => nameOf(r) == name), second.Find(r => nameOf(r) == name));
            if (x is null || y is null)
            {
                Presence(component, $"{analyzer}/{name}", x is not null, y is not null);
                continue;
            }

            compare($"{analyzer}/{name}", x, y);
        }
    }

    private void Presence(string component, string what, bool isFirst, bool isSecond)
    {
        Compared++;
        if (isFirst != isSecond)
        {
            _found.Add(new ResultDifference(component, what, isFirst ? "there" : Missing, isSecond ? "there" : Missing, ""));
        }
    }

    /// <summary>Numbers that are no measurement: under a test of probability they may be what they want.</summary>
    private void Numbers(string component, string what, double a, double b)
    {
        if (least is null)
        {
            Add(component, what, Shown(a), Shown(b), Ratio(a, b), !IsSame(a, b));
        }
    }

    private void Flows(string component, string path, (Summary Summary, CutFlow Flow) a, (Summary Summary, CutFlow Flow) b)
    {
        foreach (string label in a.Flow.Labels.Union(b.Flow.Labels))
        {
            (int i, int j) = (a.Flow.Labels.ToList().IndexOf(label), b.Flow.Labels.ToList().IndexOf(label));
            if (i < 0 || j < 0)
            {
                Presence(component, $"{path}: {label}", i >= 0, j >= 0);
                continue;
            }

            (double x, double y) = (a.Flow.SumOfWeights(i), b.Flow.SumOfWeights(j));
            if (least is not null)
            {
                (double f, double g) = (a.Summary.Scale, b.Summary.Scale);
                Test(component, $"{path}: {label}", f * x, g * y, (f * f * a.Flow.SumOfSquares(i)) + (g * g * b.Flow.SumOfSquares(j)));
            }
            else
            {
                Add(component, $"{path}: {label}", Shown(x), Shown(y), Ratio(x, y), !IsSame(x, y) || !IsSame(a.Flow.Count(i), b.Flow.Count(j)));
            }
        }

        foreach (string variation in a.Flow.Variations.Names.Union(b.Flow.Variations.Names))
        {
            a.Flow.Variations.TryGet(variation, out CutFlow? x);
            b.Flow.Variations.TryGet(variation, out CutFlow? y);
            if (x is null || y is null)
            {
                Presence(component, $"{path} [{variation}]", x is not null, y is not null);
            }
            else
            {
                Flows(component, $"{path} [{variation}]", (a.Summary, x), (b.Summary, y));
            }
        }
    }

    private void Averages(string component, string path, AverageContent a, AverageContent b)
    {
        if (least is not null)
        {
            Test(component, path, a.Value, b.Value, (a.Uncertainty * a.Uncertainty) + (b.Uncertainty * b.Uncertainty));
        }
        else
        {
            Add(component, path, Shown(a.Value), Shown(b.Value), Ratio(a.Value, b.Value), !IsSame(a.Value, b.Value) || !IsSame(a.Count, b.Count) || !IsSame(a.SumOfWeights, b.SumOfWeights));
        }
    }

    private void Histograms(string component, string path, (Summary Summary, HistogramResult Result) a, (Summary Summary, HistogramResult Result) b)
    {
        (BinArray x, BinArray y) = (Bins(a.Summary, a.Result), Bins(b.Summary, b.Result));
        if (BinArray.Unite(x.Axes, y.Axes) is not { } axes || a.Result.Profile is null != b.Result.Profile is null)
        {
            Add(component, path, "", "", "other axes", isDifferent: true);
            return;
        }

        (x, y) = (x.Over(axes), y.Over(axes));
        int differing = Enumerable.Range(0, x.Values.Length).Count(i => !IsSame(x.Values[i], y.Values[i]) || !IsSame(x.Variances[i], y.Variances[i]));
        var chi = ChiSquareTest.Compare(x.Values, x.Variances, y.Values, y.Variances);
        // Means are no distribution, and several axes have no order.
        double? order = a.Result.Profile is null && axes.Count == 1 ? KolmogorovTest.Compare(x.Values, x.Variances, y.Values, y.Variances).Probability : null;
        double worst = Math.Min(chi.Probability, order ?? 1);
        Add(component, path, Sum(a.Result), Sum(b.Result), string.Create(CultureInfo.InvariantCulture,
            $"{differing} of {x.Values.Length} bins, chi2/ndf {chi.Value:F1}/{chi.Degrees} (p {chi.Probability:G2}){(order is { } p ? string.Create(CultureInfo.InvariantCulture, $", Kolmogorov p {p:G2}") : "")}"),
            least is { } l ? worst < l : differing > 0);
        foreach (string variation in a.Result.Variations.Names.Union(b.Result.Variations.Names))
        {
            a.Result.Variations.TryGet(variation, out HistogramResult? v);
            b.Result.Variations.TryGet(variation, out HistogramResult? w);
            if (v is null || w is null)
            {
                Presence(component, $"{path} [{variation}]", v is not null, w is not null);
            }
            else
            {
                Histograms(component, $"{path} [{variation}]", (a.Summary, v), (b.Summary, w));
            }
        }

        static string Sum(HistogramResult result) => string.Create(CultureInfo.InvariantCulture, $"{(result.Histogram?.Entries ?? result.Profile!.Entries):N0} entries");
    }

    /// <summary>Bins as they are compared: scaled where it is the expectation that is tested, else as they are stored; of a profile its means.</summary>
    private BinArray Bins(Summary summary, HistogramResult result)
    {
        if (result.Profile is { } profile)
        {
            int bins = profile.SumsOfWeights.Values().Length;
            double[] means = [.. Enumerable.Range(0, bins).Select(profile.Mean).Select(m => double.IsFinite(m) ? m : 0)];
            double[] errors = [.. Enumerable.Range(0, bins).Select(profile.ErrorOfMean).Select(e => double.IsFinite(e) ? e * e : 0)];
            return new BinArray([.. profile.Axes.Select(a => a.Describe())], means, errors);
        }

        BinArray stored = BinArray.Of(result.Histogram!);
        if (least is null)
        {
            return stored;
        }

        BinArray scaled = BinArray.Empty(stored.Axes);
        scaled.Add(stored, summary.Scale);
        return scaled;
    }

    private void Test(string component, string what, double a, double b, double variance)
    {
        double chi = a == b || (double.IsNaN(a) && double.IsNaN(b)) ? 0 : (a - b) * (a - b) / variance;
        double probability = double.IsNaN(chi) ? 0 : ChiSquareTest.ProbabilityOf(chi, 1);
        Add(component, what, Shown(a), Shown(b), string.Create(CultureInfo.InvariantCulture, $"{Math.Sqrt(chi):F1} standard deviations (p {probability:G2})"), probability < least);
    }

    private void Add(string component, string what, string a, string b, string measure, bool isDifferent)
    {
        Compared++;
        if (isDifferent)
        {
            _found.Add(new ResultDifference(component, what, a, b, measure));
        }
    }

    private bool IsSame(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= relative * Math.Max(Math.Abs(a), Math.Abs(b));

    private static string Shown(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    private static string Ratio(double a, double b) => a == 0 || !double.IsFinite(b / a) ? "" : string.Create(CultureInfo.InvariantCulture, $"B/A {b / a:G6}");
}
