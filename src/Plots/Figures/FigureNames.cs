namespace Heppy.Plots;

/// <summary>Names of the figures of one item, all different and unlike those of other items.</summary>
internal sealed class FigureNames
{
    private readonly string _analyzer;
    private readonly string[] _longer;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names for an item.</summary>
    /// <param name="analyzer">Its analyzer.</param>
    /// <param name="name">Its name.</param>
    /// <param name="all">The names of all items of the analyzer.</param>
    /// <param name="style">Its settings.</param>
    internal FigureNames(string analyzer, string name, IEnumerable<string> all, FigureStyle style)
    {
        (_analyzer, Name, Style) = (analyzer, name, style);
        string prefix = name + "_";
        _longer = [.. all.Where(n => n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Name of the item.</summary>
    internal string Name { get; }

    /// <summary>Analyzer and name.</summary>
    internal string Path => $"{_analyzer}/{Name}";

    /// <summary>Its settings.</summary>
    internal FigureStyle Style { get; }

    /// <summary>A figure.</summary>
    /// <param name="parts">What makes it special, in order: a category, <c>efficiency</c>.</param>
    /// <param name="text">Text inside the frame.</param>
    internal FigureTarget Target(IEnumerable<string> parts, string text)
    {
        string name = Joined([Name, .. parts.Select(Safe)]);
        string unique = name;
        for (int i = 2; !_taken.Add(unique); i++)
        {
            unique = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{i}");
        }

        return new FigureTarget($"{_analyzer}/{unique}", Name, text, Style);
    }

    /// <summary>Name of the logarithmic version of a figure.</summary>
    internal string Logarithmic(string name) => $"{_analyzer}/{Joined([name[(_analyzer.Length + 1)..], "log"])}";

    /// <summary>Parts joined by <c>_</c>; by <c>@</c>, which no name has, where that may be a figure of another item.</summary>
    private string Joined(string[] parts)
    {
        string joined = string.Join('_', parts);
        bool isTaken = _longer.Any(n => $"{joined}_".StartsWith($"{n}_", StringComparison.OrdinalIgnoreCase));
        return isTaken ? string.Join('@', parts) : joined;
    }

    private static string Safe(string text) =>
        text.Length == 0 ? "empty" : new string([.. text.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '.' or '=' ? c : '_')]);
}
