namespace Heppy.Plots;

/// <summary>A histogram, profile or cut flow of a run, with all figures of it.</summary>
/// <param name="analyzer">Its analyzer.</param>
/// <param name="name">Its name.</param>
/// <param name="figures">Makes the figures.</param>
public sealed class PlotItem(string analyzer, string name, Func<IEnumerable<Figure>> figures)
{
    /// <summary>Its analyzer and its name.</summary>
    public string Path => $"{analyzer}/{name}";

    /// <summary>Makes its figures. Different items may be made by different threads.</summary>
    public IEnumerable<Figure> Figures() => figures();
}
