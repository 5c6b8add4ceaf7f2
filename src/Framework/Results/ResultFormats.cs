using Heppy.Trees;

namespace Heppy;

/// <summary>The formats that results are written in.</summary>
/// <param name="Histograms">For histograms and profiles.</param>
/// <param name="Trees">For trees.</param>
public sealed record ResultFormats(IHistogramFormat Histograms, ITreeFormat Trees);
