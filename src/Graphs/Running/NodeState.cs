namespace Heppy.Graphs.Running;

/// <summary>How far a node is.</summary>
internal enum NodeState : byte
{
    /// <summary>It has no result yet.</summary>
    Open,

    /// <summary>It has had its result.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It is not run, as it needs one that failed.</summary>
    LeftOut,
}
