namespace Heppy.Drawing;

/// <summary>A plot, ready to be shown.</summary>
/// <param name="Expression">What is drawn.</param>
/// <param name="Axes">Its axes, x first.</param>
/// <param name="Series">What is in it.</param>
internal sealed record DrawnPlot(string Expression, IReadOnlyList<DrawnAxis> Axes, IReadOnlyList<DrawnSeries> Series)
{
    /// <summary>Whether it is a map over two axes.</summary>
    internal bool IsMap => Axes.Count > 1;
}
