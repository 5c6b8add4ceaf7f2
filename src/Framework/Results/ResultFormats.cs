using Heppy.Trees;

namespace Heppy;

/// <summary>The formats that results are written in.</summary>
/// <param name="Histograms">For histograms and profiles.</param>
/// <param name="Trees">For trees.</param>
/// <param name="Export">Further files of all histograms of a component, for other programs.</param>
public sealed record ResultFormats(IHistogramFormat Histograms, ITreeFormat Trees, params IReadOnlyList<IHistogramExport> Export);
