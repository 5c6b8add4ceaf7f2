namespace Heppy.Commands;

/// <summary>Two results that differ.</summary>
/// <param name="Component">Their component.</param>
/// <param name="Name">Analyzer, name, and what of it: a cut, a variation.</param>
/// <param name="First">The first, in a few words.</param>
/// <param name="Second">The second.</param>
/// <param name="Measure">How much they differ.</param>
internal sealed record ResultDifference(string Component, string Name, string First, string Second, string Measure);
