namespace Heppy;

/// <summary>A plan, and what was noticed while it was made.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Warnings">Remarks.</param>
/// <param name="Columns">What is read, by component.</param>
/// <param name="Sequences">Names of the analyzers, by component.</param>
public sealed record PlanResult(
    Plan Plan,
    IReadOnlyList<string> Warnings,
    IReadOnlyDictionary<string, IReadOnlyList<PlannedColumn>> Columns,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Sequences);
