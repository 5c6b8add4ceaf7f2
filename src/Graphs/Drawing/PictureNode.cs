namespace Heppy.Graphs.Drawing;

/// <summary>A node of a picture.</summary>
/// <param name="Label">Its text, in one or more lines.</param>
/// <param name="Kind">What several of them are called together.</param>
/// <param name="IsCall">Whether something is done there.</param>
internal sealed record PictureNode(string Label, string Kind, bool IsCall);
