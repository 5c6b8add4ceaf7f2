namespace Heppy.Lazy.Computing;

/// <summary>A part of the events, found by the plan, so that nobody else needs to plan.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Ranges">Its entries, in order.</param>
/// <param name="Axes">Ranges of automatic axes.</param>
internal sealed record EventPartition(PlannedFile[] Files, EntryRange[] Ranges, IReadOnlyDictionary<string, double[]> Axes);
