namespace Heppy.Reports;

/// <summary>A figure of a gallery, as SVG to be put into a page.</summary>
/// <param name="Name">Its name, with its analyzer: <c>FourMuons/m4mu</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Linear">Its linear version, or its only one.</param>
/// <param name="Logarithmic">Its logarithmic version, or empty if there is only one.</param>
internal sealed record DrawnFigure(string Name, string Title, string Linear, string Logarithmic)
{
    /// <summary>The analyzer that it is of.</summary>
    internal string Analyzer => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Its name without the analyzer.</summary>
    internal string ShortName => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
