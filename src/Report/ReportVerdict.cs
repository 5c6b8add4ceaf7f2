namespace Heppy.Reports;

/// <summary>What a report says of a run in a word.</summary>
internal enum ReportVerdict
{
    /// <summary>All events of all components are in it.</summary>
    Complete,

    /// <summary>Some events are not, as was asked for or because they are not done.</summary>
    Partial,

    /// <summary>Chunks are being processed, or wait for it.</summary>
    Running,

    /// <summary>Somebody or something ended it before all was done; it can be gone on with.</summary>
    Stopped,

    /// <summary>Chunks failed or are damaged.</summary>
    Failed,
}
