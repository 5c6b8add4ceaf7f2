namespace Heppy;

/// <summary>That an analyzer has processed luminosity sections.</summary>
/// <param name="Mask">Name of the mask's file, or null if there is no mask.</param>
public sealed record LumiIndex(string? Mask);
