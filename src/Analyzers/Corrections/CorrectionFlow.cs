namespace Heppy.Analyzers;

/// <summary>What to do outside of all bins.</summary>
internal enum CorrectionFlow
{
    /// <summary>Take the nearest bin.</summary>
    Clamp,

    /// <summary>Refuse.</summary>
    Error,

    /// <summary>Come back in at the other end.</summary>
    Wrap,

    /// <summary>Ask another node.</summary>
    Node,
}
