namespace Heppy.Graphs.Drawing;

/// <summary>An arrow of a picture.</summary>
/// <param name="From">Number of the node it comes from.</param>
/// <param name="To">Number of the node it goes to; larger.</param>
internal readonly record struct PictureEdge(int From, int To);
