using System.Globalization;

namespace Heppy;

/// <summary>Whether the seals of a component prove that all its entries were processed exactly once.</summary>
/// <param name="Component">The component.</param>
/// <param name="Done">Entries that sealed chunks processed.</param>
/// <param name="Missing">What is missing.</param>
/// <param name="Conflicts">What cannot be merged at all.</param>
public sealed record CompletenessReport(PlannedComponent Component, long Done, IReadOnlyList<string> Missing, IReadOnlyList<string> Conflicts)
{
    /// <summary>Whether all entries that were planned are done.</summary>
    public bool IsComplete => Missing.Count == 0 && Conflicts.Count == 0 && Done == Component.Entries;

    /// <summary>One sentence on what is missing: <c>ggH_125 is incomplete: Chunk3 is not sealed, 20,000 of 200,000 events missing.</c></summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{Component.Name} is incomplete: {string.Join(", ", Missing.Take(5))}{(Missing.Count > 5 ? $" and {Missing.Count - 5} more" : "")}, {Component.Entries - Done:N0} of {Component.Entries:N0} events missing.");
}
