using System.Globalization;

namespace Heppy.Plots;

/// <summary>What stands around figures.</summary>
/// <param name="style">The style.</param>
/// <param name="groups">All groups.</param>
internal sealed class Headers(PlotStyle style, IReadOnlyList<DrawnGroup> groups)
{
    private readonly Label _experiment = Bold(style.Experiment);
    private readonly Label _luminosity = Label.Parse(style.Luminosity ?? Luminosity(style, groups));

    /// <summary>The header of a figure of some groups.</summary>
    /// <param name="shown">The groups that are in it.</param>
    internal FigureHeader Of(IReadOnlyCollection<DrawnGroup> shown)
    {
        bool hasData = shown.Any(g => g.Role == PlotRole.Data);
        string status = style.Status ?? (hasData ? "" : "Simulation");
        return new FigureHeader(
            _experiment, Italic(status), _luminosity,
            Label.Plain(Stamp(shown.SelectMany(g => g.Components))));
    }

    /// <summary>An integrated luminosity as it is printed.</summary>
    /// <param name="luminosity">In 1/pb.</param>
    internal static string Shown(double luminosity)
    {
        (double value, string unit) = luminosity >= 1000 ? (luminosity / 1000, "fb") : luminosity >= 1 ? (luminosity, "pb") : (luminosity * 1000, "nb");
        string number = value >= 100 ? value.ToString("F0", CultureInfo.InvariantCulture) : value.ToString("G3", CultureInfo.InvariantCulture);
        return $"{number} {unit}^{{-1}}";
    }

    private static string Luminosity(PlotStyle style, IReadOnlyList<DrawnGroup> groups)
    {
        // That of the run, which simulation is scaled to; else what the data have by themselves.
        double[] scaled = [.. groups.Where(g => g.Role != PlotRole.Data).SelectMany(g => g.Components).Where(c => c.Summary.CrossSection is not null)
            .Select(c => c.Summary.Luminosity).OfType<double>().Distinct()];
        double[] recorded = [.. groups.Where(g => g.Role == PlotRole.Data).SelectMany(g => g.Components).Select(c => c.Summary.Luminosity).OfType<double>()];
        double? luminosity = scaled.Length == 1 ? scaled[0] : scaled.Length == 0 && recorded.Length > 0 ? recorded.Sum() : null;
        string energy = style.Energy is { } tev ? string.Create(CultureInfo.InvariantCulture, $"{tev:G4} TeV") : "";
        string inside = string.Join(", ", new[] { style.Era, energy }.Where(t => t.Length > 0));
        return string.Join(' ', new[] { luminosity is { } l ? Shown(l) : "", inside.Length > 0 ? $"({inside})" : "" }.Where(t => t.Length > 0));
    }

    private static string Stamp(IEnumerable<PlotComponent> components)
    {
        Summary[] partial = [.. components.Select(c => c.Summary).Where(s => !s.IsWhole)];
        if (partial.Length == 0)
        {
            return "";
        }

        string of = partial.Length == 1 ? partial[0].Component : string.Create(CultureInfo.InvariantCulture, $"{partial.Length} components");
        return string.Create(CultureInfo.InvariantCulture, $"Partial: {partial.Sum(s => s.Events):N0} of {partial.Sum(s => s.EventsTotal):N0} events of {of}");
    }

    private static Label Bold(string text) => text.Length == 0 ? Label.Empty : Label.Parse($"#bf{{{text}}}");

    private static Label Italic(string text) => text.Length == 0 ? Label.Empty : Label.Parse($"#it{{{text}}}");
}
