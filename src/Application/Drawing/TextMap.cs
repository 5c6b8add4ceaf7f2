using System.Globalization;
using System.Text;

namespace Heppy.Drawing;

/// <summary>Draws a map over two axes with letters, from faint to heavy.</summary>
/// <param name="plot">The plot.</param>
/// <param name="look">What can be shown.</param>
/// <param name="isLog">Logarithmic.</param>
internal sealed class TextMap(DrawnPlot plot, TextLook look, bool isLog)
{
    private const int MostRows = 24;
    private const string Ramp = " .:-=+*#%@";

    /// <summary>Draws one of its samples.</summary>
    internal string Draw(DrawnSeries series)
    {
        var x = new TextAxis(plot.Axes[0], Math.Max(10, look.Width - 12), 4);
        var y = new TextAxis(plot.Axes[1], MostRows, 2);
        double[,] cells = Cells(series, x, y);
        double most = cells.Cast<double>().DefaultIfEmpty(0).Max();
        Dictionary<int, string> labels = [];
        foreach ((int place, string label) in y.Ticks(3))
        {
            labels[place] = label;
        }

        int width = labels.Values.Select(l => l.Length).DefaultIfEmpty(0).Max();
        var text = new StringBuilder();
        for (int row = y.Places - 1; row >= 0; row--)
        {
            bool isTick = labels.TryGetValue(row, out string? label);
            string line = string.Concat(Enumerable.Range(0, x.Places).Select(place => Letter(cells[x.GroupAt(place), y.GroupAt(row)], most)));
            string edge = look.IsUnicode ? isTick ? "┤" : "│" : isTick ? "+" : "|";
            text.Append((label ?? "").PadLeft(width)).Append(edge).Append(line.TrimEnd()).Append('\n');
        }

        text.Append(new string(' ', width)).Append(TextPlot.XLine(x, look)).Append('\n');
        text.Append(new string(' ', width + 1)).Append(TextPlot.TickLabels(x)).Append('\n');
        string scale = isLog ? " (logarithmic)" : "";
        text.Append(CultureInfo.InvariantCulture, $"'{Ramp[1..]}' from above 0 to {most:G6}{scale}\n");
        return text.ToString();
    }

    private double[,] Cells(DrawnSeries series, TextAxis x, TextAxis y)
    {
        var cells = new double[x.Groups, y.Groups];
        double[] bins = series.Content.Values();
        int rows = plot.Axes[1].Bins + 2;
        for (int i = 0; i < bins.Length; i++)
        {
            (int column, int row) = (x.GroupOf(i / rows), y.GroupOf(i % rows));
            if (column >= 0 && row >= 0)
            {
                cells[column, row] += bins[i];
            }
        }

        return cells;
    }

    private char Letter(double value, double most)
    {
        if (!(value > 0) || !(most > 0))
        {
            return ' ';
        }

        // Four decades are as much as nine letters tell apart.
        double part = isLog ? 1 + (Math.Log10(value / most) / 4) : value / most;
        return Ramp[Math.Clamp((int)Math.Ceiling(part * (Ramp.Length - 1)), 1, Ramp.Length - 1)];
    }
}
