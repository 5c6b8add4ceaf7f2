namespace Heppy.Plots;

/// <summary>Values in bins that are drawn together.</summary>
/// <param name="Kind">How they are drawn.</param>
/// <param name="Title">Title in the legend.</param>
/// <param name="Color">Colour as <c>#rrggbb</c>.</param>
/// <param name="Values">A value for each bin; NaN where there is none.</param>
internal sealed record Series(SeriesKind Kind, Label Title, string Color, double[] Values)
{
    /// <summary>Lower ends of the errors; null if there are none.</summary>
    internal double[]? Low { get; init; }

    /// <summary>Upper ends of the errors; null if there are none.</summary>
    internal double[]? High { get; init; }
}
