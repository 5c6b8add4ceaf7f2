namespace Heppy.Formats.Listing;

/// <summary>What a histogram or profile is made of.</summary>
/// <param name="Entries">How often it was filled.</param>
/// <param name="Axes">Its axes.</param>
public sealed record ListedHistogram(double Entries, IReadOnlyList<ListedAxis> Axes);
