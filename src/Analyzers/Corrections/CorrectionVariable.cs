namespace Heppy.Analyzers;

/// <summary>An input or the output of a correction.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What it means; may be empty.</param>
public sealed record CorrectionVariable(string Name, CorrectionType Type, string Description);
