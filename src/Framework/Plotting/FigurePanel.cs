namespace Heppy;

/// <summary>What is drawn below a figure with data and simulation.</summary>
public enum FigurePanel
{
    /// <summary>Data over simulation.</summary>
    Ratio,

    /// <summary>(Data - simulation) over the uncertainty of both.</summary>
    Pull,

    /// <summary>Data over simulation, minus 1.</summary>
    RelativeDifference,

    /// <summary>Nothing.</summary>
    None,
}
