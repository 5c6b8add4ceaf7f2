namespace Heppy;

/// <summary>How a group of components is drawn.</summary>
public enum PlotRole
{
    /// <summary>Points with errors.</summary>
    Data,

    /// <summary>Part of the stack of simulation.</summary>
    Stack,

    /// <summary>A line that is not stacked.</summary>
    Signal,
}
