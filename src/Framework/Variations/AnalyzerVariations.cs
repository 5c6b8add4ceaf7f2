namespace Heppy;

/// <summary>The variations that can change what one analyzer collects.</summary>
/// <param name="Names">Names of all variations of the sequence, by index.</param>
/// <param name="All">Indices of those that matter here, in the order of declaration.</param>
/// <param name="OfWeight">Those among them that vary only the weight, and so are filled together with the nominal event.</param>
internal sealed record AnalyzerVariations(IReadOnlyList<string> Names, int[] All, int[] OfWeight);
