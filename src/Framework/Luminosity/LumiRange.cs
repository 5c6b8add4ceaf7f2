namespace Heppy;

/// <summary>Luminosity sections of a run that follow one another, both ends included.</summary>
/// <param name="Run">The run.</param>
/// <param name="First">Its first section.</param>
/// <param name="Last">Its last section, not before <paramref name="First"/>.</param>
public readonly record struct LumiRange(uint Run, uint First, uint Last);
