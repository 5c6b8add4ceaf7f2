namespace Heppy.Plots;

/// <summary>How a series is drawn.</summary>
internal enum SeriesKind
{
    /// <summary>Filled, on top of the stacked ones before it.</summary>
    Stacked,

    /// <summary>Steps.</summary>
    Line,

    /// <summary>Points with errors.</summary>
    Points,
}
