namespace Heppy;

/// <summary>How many events an analyzer saw and let through.</summary>
/// <param name="Name">Name of the analyzer.</param>
/// <param name="Processed">Events it saw.</param>
/// <param name="Passed">Events it let through.</param>
public sealed record AnalyzerCount(string Name, long Processed, long Passed);
