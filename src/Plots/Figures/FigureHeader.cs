namespace Heppy.Plots;

/// <summary>What stands around the frame of every figure.</summary>
/// <param name="Experiment">Bold, upper left.</param>
/// <param name="Status">Italic, behind it.</param>
/// <param name="Luminosity">Upper right.</param>
/// <param name="Stamp">Warning at the right edge; empty for none.</param>
internal sealed record FigureHeader(Label Experiment, Label Status, Label Luminosity, Label Stamp);
