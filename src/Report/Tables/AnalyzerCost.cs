namespace Heppy.Tables;

/// <summary>What an analyzer costs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Processed">Events that it saw.</param>
/// <param name="Passed">Events that it let through.</param>
/// <param name="Each">Microseconds for an event that it saw.</param>
/// <param name="All">Microseconds for an event of the run.</param>
internal sealed record AnalyzerCost(string Name, long Processed, long Passed, double Each, double All);
