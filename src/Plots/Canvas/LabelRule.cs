namespace Heppy.Plots;

/// <summary>A horizontal line over a part of a label: of a root, or of an antiparticle. In sizes of the label.</summary>
/// <param name="Start">Where it starts, from the start of the label.</param>
/// <param name="Width">Its length.</param>
/// <param name="Rise">How far it is above the base line.</param>
public readonly record struct LabelRule(double Start, double Width, double Rise);
