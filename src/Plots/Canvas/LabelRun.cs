namespace Heppy.Plots;

/// <summary>A piece of a label in one style.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Scale">Size, in sizes of the label.</param>
/// <param name="Rise">How far its base line is above that of the label, in sizes of the label.</param>
/// <param name="Back">How far it starts before the end of the piece before it, in sizes of the label: a superscript above a subscript.</param>
/// <param name="IsBold">Bold.</param>
/// <param name="IsItalic">Italic.</param>
public readonly record struct LabelRun(string Text, double Scale, double Rise, double Back, bool IsBold, bool IsItalic);
