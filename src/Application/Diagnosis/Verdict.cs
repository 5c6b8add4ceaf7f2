namespace Heppy.Diagnosis;

/// <summary>What a finding means for runs.</summary>
internal enum Verdict
{
    /// <summary>Nothing to do.</summary>
    Fine,

    /// <summary>Runs work, but perhaps not all of them.</summary>
    Doubtful,

    /// <summary>Runs fail.</summary>
    Wrong,
}
