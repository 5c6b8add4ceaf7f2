namespace Heppy.Storage;

/// <summary>Where the time of a chunk went: not part of its results, but kept with its seal.</summary>
/// <param name="Name">Name of the analyzer.</param>
/// <param name="Processed">Events it saw.</param>
/// <param name="Passed">Events it let through.</param>
/// <param name="Timed">Events it was timed on.</param>
/// <param name="Seconds">Time in these.</param>
public sealed record AnalyzerTime(string Name, long Processed, long Passed, long Timed, double Seconds);
