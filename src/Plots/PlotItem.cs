namespace Heppy.Plots;

/// <summary>A histogram, profile or cut flow of a run, with all figures of it.</summary>
/// <param name="analyzer">Its analyzer.</param>
/// <param name="name">Its name.</param>
/// <param name="figures">Makes the figures.</param>
public sealed class PlotItem(string analyzer, string name, Func<IEnumerable<Figure>> figures)
{
    /// <summary>Its analyzer and its name.</summary>
    public string Path => $"{analyzer}/{name}";

    /// <summary>Its figures as contents of bins, before they are drawn; none of a profile or a cut flow.</summary>
    internal Func<(FigureNames Names, IEnumerable<Slice> Slices)>? Contents { get; init; }

    /// <summary>Makes its figures. Different items may be made by different threads.</summary>
    public IEnumerable<Figure> Figures() => figures();
}
