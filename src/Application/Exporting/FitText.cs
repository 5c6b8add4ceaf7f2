using System.Globalization;
using Heppy.Fits;
using Heppy.Listing;
using Heppy.Tables;

namespace Heppy.Commands;

/// <summary>What is fitted, as text.</summary>
internal static class FitText
{
    /// <summary>What can be a channel.</summary>
    internal static string Possible(IReadOnlyList<(string Name, int Bins, string Title)> channels) => channels.Count == 0
        ? "no histogram over one axis: there is nothing to export.\n"
        : new Table("Histograms that can be exported", [["name", "bins", "axis"], .. channels.Select(c => (string[])[c.Name, Text(c.Bins), c.Title])]).To(TableFormat.Text);

    /// <summary>Events by channel and sample, and sources of uncertainty by sample.</summary>
    internal static IEnumerable<Table> Of(FitModel model)
    {
        string[] samples = [.. model.Samples];
        yield return new Table("Events", [["channel", "bins", "data", "expected", .. samples], .. model.Channels.Select(c => (string[])
        [
            c.Name, Text(c.Bins), Text(c.Observed.Sum()), Text(c.Expected),
            .. samples.Select(s => c.Samples.FirstOrDefault(x => x.Name == s) is { } sample ? Text(sample.Yield) : "-"),
        ])]);
        List<string[]> rows = [["source", .. samples]];
        if (model.LuminosityUncertainty > 0)
        {
            rows.Add(["lumi", .. samples.Select(_ => Percent(1 + model.LuminosityUncertainty, 1 - model.LuminosityUncertainty))]);
        }

        rows.AddRange(model.Sources.Select(source => (string[])[source, .. samples.Select(s => Effect(model, source, s))]));
        rows.Add(["statistics", .. samples.Select(s => Statistics(model, s))]);
        yield return new Table("Uncertainties of yields, in %; * where the shape changes", rows);
    }

    /// <summary>How much there is of everything.</summary>
    internal static string Counts(FitModel model)
    {
        int sources = model.Sources.Count() + (model.LuminosityUncertainty > 0 ? 1 : 0);
        return string.Join(", ", CountText.Of(model.Channels.Count, "channel"), CountText.Of(model.Channels.Sum(c => c.Bins), "bin"), CountText.Of(model.Samples.Count(), "sample"), CountText.Of(sources, "systematic uncertainty", "systematic uncertainties"));
    }

    private static string Effect(FitModel model, string source, string sample)
    {
        FitSample[] parts = [.. model.Channels.SelectMany(c => c.Samples).Where(s => s.Name == sample)];
        FitShift[] shifts = [.. parts.SelectMany(s => s.Shifts).Where(s => s.Name == source)];
        if (shifts.Length == 0)
        {
            return "-";
        }

        double nominal = parts.Sum(p => p.Yield);
        double up = 1 + (shifts.Sum(s => s.Up.Sum() - s.Nominal.Sum()) / nominal);
        double down = 1 + (shifts.Sum(s => s.Down.Sum() - s.Nominal.Sum()) / nominal);
        return Percent(up, down) + (shifts.Any(s => s.Factors is null) ? "*" : "");
    }

    private static string Statistics(FitModel model, string sample)
    {
        FitSample[] parts = [.. model.Channels.SelectMany(c => c.Samples).Where(s => s.Name == sample)];
        double error = Math.Sqrt(parts.Sum(p => p.Errors.Sum(e => e * e))) / parts.Sum(p => p.Yield);
        return string.Create(CultureInfo.InvariantCulture, $"±{100 * error:F2}");
    }

    private static string Percent(double up, double down) => string.Create(CultureInfo.InvariantCulture, $"{100 * (up - 1):+0.00;-0.00;0.00} {100 * (down - 1):+0.00;-0.00;0.00}");

    private static string Text(double number) => number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "N0" : "G6", CultureInfo.InvariantCulture);
}
