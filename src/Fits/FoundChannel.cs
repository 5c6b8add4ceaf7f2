using Heppy.Plots;

namespace Heppy.Fits;

/// <summary>A histogram, or a category of one, that can be a channel.</summary>
/// <param name="Name">Analyzer and name of its figure.</param>
/// <param name="Item">Analyzer and name of the histogram.</param>
/// <param name="Style">Settings of its figure.</param>
/// <param name="Slice">Its bins.</param>
internal sealed record FoundChannel(string Name, string Item, FigureStyle Style, Slice Slice);
