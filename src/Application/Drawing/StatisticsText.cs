using System.Globalization;
using System.Text;

namespace Heppy.Drawing;

/// <summary>What is said of the values of a plot: how many, mean, spread, and what is outside.</summary>
internal static class StatisticsText
{
    private static readonly CultureInfo C = CultureInfo.InvariantCulture;

    /// <summary>A table with a line for each series.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="isWeighted">Whether there are weights.</param>
    /// <param name="marks">What each series is drawn with; empty for nothing.</param>
    internal static string Of(DrawnPlot plot, bool isWeighted, IReadOnlyList<string> marks)
    {
        string[] head = ["entries", .. isWeighted ? ["sum of weights"] : Array.Empty<string>(), .. plot.IsMap ? ["mean x", "mean y", "std dev x", "std dev y", "outside"] : (string[])["mean", "std dev", "underflow", "overflow"]];
        string[][] rows = [.. plot.Series.Select(s => Row(s, plot, isWeighted))];
        int[] widths = [.. head.Select((h, i) => Math.Max(h.Length, rows.Max(r => r[i].Length)))];
        int label = plot.Series.Max(s => s.Label.Length);
        int mark = marks.Count > 0 ? 2 : 0;
        var text = new StringBuilder();
        Line("", "", head);
        for (int i = 0; i < rows.Length; i++)
        {
            Line(marks.Count > 0 ? $"{marks[i]} " : "", plot.Series[i].Label, rows[i]);
        }

        return text.ToString();

        void Line(string sign, string name, string[] cells)
        {
            text.Append(sign.Length > 0 ? sign : new string(' ', mark)).Append(name.PadRight(label));
            for (int i = 0; i < cells.Length; i++)
            {
                text.Append(i == 0 && label + mark == 0 ? "" : "  ").Append(cells[i].PadLeft(widths[i]));
            }

            text.Append('\n');
        }
    }

    /// <summary>What was left out, one line each.</summary>
    internal static IEnumerable<string> Notes(DrawnPlot plot)
    {
        foreach (DrawnSeries series in plot.Series)
        {
            string of = series.Label.Length > 0 ? $"{series.Label}: " : "";
            if (series.Values.NaNs > 0)
            {
                yield return string.Create(C, $"{of}{series.Values.NaNs:N0} of the values of {plot.Expression} {(series.Values.NaNs == 1 ? "is" : "are")} not a number, and left out");
            }

            if (series.Values.DifferentLengths > 0)
            {
                yield return string.Create(C, $"{of}lists in {plot.Expression}, its cut or its weight have different lengths in {series.Values.DifferentLengths:N0} events: as many elements are drawn as the shortest has");
            }
        }
    }

    /// <summary>The most important numbers of a series in one line.</summary>
    internal static string Short(DrawnSeries series, DrawnPlot plot) => plot.IsMap
        ? string.Create(C, $"{series.Entries:N0} entries")
        : string.Create(C, $"{series.Entries:N0} entries, mean {Number(series.Values.Moments[0].Mean)}, std dev {Number(series.Values.Moments[0].Deviation)}");

    private static string[] Row(DrawnSeries series, DrawnPlot plot, bool isWeighted)
    {
        double[] bins = series.Content.Values();
        Moments[] moments = series.Values.Moments;
        string entries = series.Entries.ToString("N0", C);
        string[] first = isWeighted ? [entries, Number(bins.Sum())] : [entries];
        string Weight(double weight) => isWeighted ? Number(weight) : weight.ToString("N0", C);
        return plot.IsMap
            ? [.. first, Number(moments[0].Mean), Number(moments[1].Mean), Number(moments[0].Deviation), Number(moments[1].Deviation), Weight(Outside(bins, plot.Axes))]
            : [.. first, Number(moments[0].Mean), Number(moments[0].Deviation), Weight(bins[0]), Weight(bins[^1])];
    }

    private static double Outside(double[] bins, IReadOnlyList<DrawnAxis> axes)
    {
        int rows = axes[1].Bins + 2;
        return bins.Where((_, i) => i / rows == 0 || i / rows == axes[0].Bins + 1 || i % rows == 0 || i % rows == rows - 1).Sum();
    }

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("G6", C);
}
