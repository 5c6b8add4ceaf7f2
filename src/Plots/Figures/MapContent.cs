namespace Heppy.Plots;

/// <summary>What a map over two axes shows.</summary>
/// <param name="Header">What is around the frame.</param>
/// <param name="X">Bins along x.</param>
/// <param name="Y">Bins along y.</param>
/// <param name="XTitle">Title of the x axis.</param>
/// <param name="YTitle">Title of the y axis.</param>
/// <param name="ZTitle">Title of the colour bar.</param>
/// <param name="Text">Text above the frame: which samples.</param>
/// <param name="Values">A value for each bin, those of one bin of x together; NaN where there is none.</param>
internal sealed record MapContent(
    FigureHeader Header, Binning X, Binning Y, Label XTitle, Label YTitle, Label ZTitle, Label Text, double[] Values)
{
    /// <summary>Whether 0 is no value: of counts, not of means.</summary>
    internal bool ZeroIsEmpty { get; init; } = true;
}
