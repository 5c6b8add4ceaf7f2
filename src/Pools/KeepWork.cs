namespace Heppy.Pools;

/// <summary>What becomes of a work directory.</summary>
public enum KeepWork
{
    /// <summary>Kept if a job failed or was cancelled, else deleted.</summary>
    IfSomethingFailed,

    /// <summary>Kept.</summary>
    Always,

    /// <summary>Deleted.</summary>
    Never,
}
