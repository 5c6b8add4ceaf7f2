namespace Heppy.Plots;

/// <summary>Titles of axes, with units and widths of bins.</summary>
internal static class AxisTitles
{
    /// <summary>Title of an axis of a histogram.</summary>
    internal static Label Of(AxisDescription axis, string? given, string fallback) =>
        given is not null ? Label.Parse(given)
        : axis.Title.Length > 0 ? Label.Parse(axis.Title)
        : Label.Plain(axis.Name.Length > 0 ? axis.Name : fallback);

    /// <summary>The unit at the end of a title: <c>GeV</c> of <c>m [GeV]</c> and of <c>m (GeV)</c>; empty if there is none.</summary>
    internal static string UnitOf(string title)
    {
        string text = title.TrimEnd();
        char open = text.EndsWith(']') ? '[' : text.EndsWith(')') ? '(' : '\0';
        int at = open == '\0' ? -1 : text.LastIndexOf(open);
        return at < 0 ? "" : text[(at + 1)..^1].Trim();
    }

    /// <summary>Title of an axis of events.</summary>
    /// <param name="what">What is counted: <c>Events</c>.</param>
    /// <param name="bins">The bins along x.</param>
    /// <param name="xTitle">Title of the x axis.</param>
    /// <param name="perWidth">Whether contents are divided by widths.</param>
    internal static Label Events(string what, Binning bins, string xTitle, bool perWidth)
    {
        string unit = UnitOf(xTitle);
        if (bins.IsCategory || bins.Count == 0)
        {
            return Label.Plain(what);
        }

        if (perWidth)
        {
            return Label.Parse($"{what} / {(unit.Length > 0 ? unit : "unit")}");
        }

        string text = bins.Width is not { } width ? $"{what} / bin"
            : bins.Axis.IsInteger && width == 1 ? what
            : unit.Length == 0 ? $"{what} / {Binning.Shown(width)}"
            : width == 1 ? $"{what} / {unit}" : $"{what} / {Binning.Shown(width)} {unit}";
        return Label.Parse(text);
    }
}
