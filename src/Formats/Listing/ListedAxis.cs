namespace Heppy.Formats.Listing;

/// <summary>One axis of a histogram.</summary>
/// <param name="Bins">Number of bins, without those below and above.</param>
/// <param name="Low">Lower edge of the first bin.</param>
/// <param name="High">Upper edge of the last bin.</param>
/// <param name="IsVariable">Whether the bins have widths of their own.</param>
/// <param name="Title">Title of the axis.</param>
/// <param name="Labels">Labels of bins, in the order of the bins; empty if there are none.</param>
public sealed record ListedAxis(int Bins, double Low, double High, bool IsVariable, string Title, IReadOnlyList<string> Labels);
