using Heppy.Storage;

namespace Heppy.Reports;

/// <summary>A component as far as it is done.</summary>
/// <param name="Planned">As it was planned.</param>
/// <param name="Completeness">What it lacks.</param>
/// <param name="Seals">Seals of its chunks, in the order of the plan.</param>
/// <param name="IsMerged">Whether its results are merged, or those of its only chunk; else they were added up from its chunks.</param>
/// <param name="Summary">What was processed, or null if nothing is sealed.</param>
/// <param name="Results">The results, or null if nothing is sealed.</param>
internal sealed record ReportComponent(
    PlannedComponent Planned, CompletenessReport Completeness, IReadOnlyList<Seal> Seals, bool IsMerged, Summary? Summary, ResultSet? Results);
