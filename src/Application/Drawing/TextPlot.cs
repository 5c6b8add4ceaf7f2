using System.Text;
using Heppy.Plots;

namespace Heppy.Drawing;

/// <summary>Draws a plot over one axis with letters: bars of one series, marks of several.</summary>
/// <param name="plot">The plot.</param>
/// <param name="look">What can be shown.</param>
/// <param name="isLog">Logarithmic.</param>
/// <param name="isNormalized">Each series by itself, normalised to 1.</param>
internal sealed class TextPlot(DrawnPlot plot, TextLook look, bool isLog, bool isNormalized)
{
    private const int Rows = 16;
    private const string Eighths = " ▁▂▃▄▅▆▇█";
    private static readonly string[] Letters = ["o", "x", "+", "*", "#", "%"];
    private static readonly string[] Signs = ["●", "○", "◆", "◇", "■", "□"];

    /// <summary>What each of several series is drawn with; empty for one.</summary>
    internal static IReadOnlyList<string> Marks(int series, TextLook look) => series < 2 ? []
        : [.. Enumerable.Range(0, series).Select(i => look.Colored((look.IsUnicode ? Signs : Letters)[i % Signs.Length], i))];

    /// <summary>Draws it.</summary>
    internal string Draw()
    {
        var x = new TextAxis(plot.Axes[0], Math.Max(10, look.Width - 10), 8);
        double[][] values = [.. plot.Series.Select(s => Groups(s, x))];
        Scale y = YScale(values);
        Ticks ticks = isLog ? Ticks.Logarithmic(y.Low, y.High) : Ticks.Linear(y.Low, y.High, 6);
        Dictionary<int, string> labels = [];
        foreach (double tick in ticks.Major)
        {
            labels[(int)Math.Clamp(Math.Round(y.At(tick)), 0, Rows)] = isLog ? tick.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) : TextAxis.Shown(tick, ticks);
        }

        int width = labels.Values.Select(l => l.Length).DefaultIfEmpty(0).Max();
        var text = new StringBuilder();
        for (int row = Rows - 1; row >= 0; row--)
        {
            // A label stands at the upper edge of its row, where that value is.
            bool isTick = labels.TryGetValue(row + 1, out string? label);
            string line = string.Concat(Enumerable.Range(0, x.Places).Select(place => Cell(values, x.GroupAt(place), row, y)));
            string shown = values.Length == 1 && line.Trim().Length > 0 ? look.Colored(line.TrimEnd(), 0) : line.TrimEnd();
            text.Append((label ?? "").PadLeft(width)).Append(isTick ? Line("┤", "+") : Line("│", "|")).Append(shown).Append('\n');
        }

        labels.TryGetValue(0, out string? zero);
        text.Append((zero ?? "").PadLeft(width)).Append(XLine(x, look)).Append('\n');
        text.Append(new string(' ', width + 1)).Append(TickLabels(x)).Append('\n');
        return text.ToString();
    }

    /// <summary>The line of an axis along x, with its ticks.</summary>
    internal static string XLine(TextAxis x, TextLook look)
    {
        var line = new StringBuilder(look.IsUnicode ? "└" : "+").Append(look.IsUnicode ? '─' : '-', x.Places);
        foreach ((int place, _) in x.Ticks(9).Where(t => t.Place < x.Places))
        {
            line[place + 1] = look.IsUnicode ? '┬' : '+';
        }

        return line.ToString();
    }

    /// <summary>The labels of the ticks along x, each below its tick.</summary>
    internal static string TickLabels(TextAxis x)
    {
        var line = new StringBuilder(new string(' ', x.Places + 12));
        int free = 0;
        foreach ((int place, string label) in x.Ticks(9))
        {
            int at = Math.Max(free, place - (label.Length / 2));
            if (at + label.Length > line.Length || at > place)
            {
                continue;
            }

            for (int i = 0; i < label.Length; i++)
            {
                line[at + i] = label[i];
            }

            free = at + label.Length + 1;
        }

        return line.ToString().TrimEnd();
    }

    private static double[] Sum(DrawnSeries series, TextAxis x)
    {
        var sums = new double[x.Groups];
        double[] bins = series.Content.Values();
        for (int i = 0; i < bins.Length; i++)
        {
            if (x.GroupOf(i) is >= 0 and var group)
            {
                sums[group] += bins[i];
            }
        }

        return sums;
    }

    private double[] Groups(DrawnSeries series, TextAxis x)
    {
        double[] sums = Sum(series, x);
        double total = sums.Sum();
        return !isNormalized ? sums : [.. sums.Select(v => total > 0 ? v / total : 0)];
    }

    private Scale YScale(double[][] values)
    {
        double[] all = [.. values.SelectMany(v => v)];
        double high = all.DefaultIfEmpty(0).Max();
        if (isLog)
        {
            double smallest = all.Where(v => v > 0).DefaultIfEmpty(1).Min();
            double low = Math.Max(smallest / 2, high * 1e-7);
            return high > low ? new Scale(low, high, 0, Rows, true) : new Scale(0.5, 10, 0, Rows, true);
        }

        double lowest = Math.Min(0, all.DefaultIfEmpty(0).Min());
        return new Scale(lowest, high > lowest ? high : lowest + 1, 0, Rows, false);
    }

    private string Cell(double[][] values, int group, int row, Scale y)
    {
        if (values.Length == 1)
        {
            return Bar(values[0][group], row, y);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i][group] != 0 && Math.Clamp((int)Math.Ceiling(y.At(values[i][group])) - 1, 0, Rows - 1) == row)
            {
                return Marks(values.Length, look)[i];
            }
        }

        return " ";
    }

    private string Bar(double value, int row, Scale y)
    {
        double zero = isLog ? 0 : y.At(0);
        double height = value == 0 ? zero : y.At(value);
        if (height < zero)
        {
            return row + 0.5 > height && row + 0.5 < zero ? Line("█", "#") : " ";
        }

        double part = row + 1 <= zero ? 0 : Math.Clamp(height - Math.Max(row, zero), 0, 1);
        if (!look.IsUnicode)
        {
            return part >= 0.5 ? "#" : part > 0 && value > 0 ? "." : " ";
        }

        // What is not zero is seen.
        int eighths = (int)Math.Round(part * 8);
        return Eighths[value > 0 && part > 0 ? Math.Max(1, eighths) : eighths].ToString();
    }

    private string Line(string unicode, string letter) => look.IsUnicode ? unicode : letter;
}
