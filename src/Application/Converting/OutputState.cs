namespace Heppy.Converting;

/// <summary>How an output is before anything is done.</summary>
internal enum OutputState
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there, whole, and of these inputs and settings.</summary>
    Done,

    /// <summary>It has to be made again; there is a reason to tell.</summary>
    Stale,

    /// <summary>It is something else, which is not replaced without being told to.</summary>
    Other,
}
