namespace Heppy.Plots;

/// <summary>A line of a legend.</summary>
/// <param name="Kind">How its series is drawn; null for the band.</param>
/// <param name="Title">Its title.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Index">Which of the lines or points it is.</param>
internal readonly record struct LegendEntry(SeriesKind? Kind, Label Title, string Color, int Index);
