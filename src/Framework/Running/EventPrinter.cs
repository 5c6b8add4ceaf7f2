using System.Globalization;
using System.Text;

namespace Heppy;

/// <summary>Prints events: the columns that the sequence reads and the products of its analyzers.</summary>
/// <param name="config">Has patterns of names and the number of items per collection.</param>
/// <param name="output">Where to print.</param>
/// <param name="count">Events to print.</param>
internal sealed class EventPrinter(Config config, StringBuilder output, int count)
{
    private int _left = count;

    /// <summary>Prints an event, until enough are printed.</summary>
    internal void Print(Event ev, Sequence sequence)
    {
        if (_left-- > 0)
        {
            output.Append(Text(ev, sequence));
        }
    }

    /// <summary>An event as text.</summary>
    internal string Text(Event ev, Sequence sequence)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.Append(c, $"Event: {ev.Entry} (run {ev.Run}, lumi {ev.Lumi}, event {ev.Number}), weight {ev.Weight}\n");
        foreach (Events.ColumnBuffer column in ev.Batch.Columns.Where(b => Shown(b.Name)).OrderBy(b => b.Name, StringComparer.Ordinal))
        {
            text.Append(c, $"  {column.Name}: {Values(column, ev.Row)}\n");
        }

        foreach ((string name, Product product) in sequence.Products.Where(p => Shown(p.Name)))
        {
            object[] items = [.. product.Items(ev)];
            text.Append(c, $"  {name}: {items.Length} items\n");
            int most = config.PrintLimit;
            foreach (object item in items.Length > most + 1 ? items.Take(most) : items)
            {
                text.Append(c, $"    {item}\n");
            }

            if (items.Length > most + 1)
            {
                text.Append(c, $"    ...\n    {items[^1]}\n");
            }
        }

        return text.ToString();
    }

    private bool Shown(string name) => config.PrintPatterns.Any(p => Glob.Matches(p, name));

    private string Values(Events.ColumnBuffer column, int row)
    {
        Array values = column.ValueArray;
        if (!column.IsJagged)
        {
            return Convert.ToString(values.GetValue(row), CultureInfo.InvariantCulture) ?? "null";
        }

        (int first, int end) = (column.Offsets[row], column.Offsets[row + 1]);
        IEnumerable<int> shown = Enumerable.Range(first, Math.Min(end - first, config.PrintLimit));
        string list = string.Join(", ", shown.Select(i => Convert.ToString(values.GetValue(i), CultureInfo.InvariantCulture) ?? "null"));
        return end - first > config.PrintLimit ? $"[{list}, ... {end - first} in all]" : $"[{list}]";
    }
}
