namespace Heppy.Analyzers;

/// <summary>What a <see cref="Gun{T}"/> is flat in.</summary>
public enum GunScale
{
    /// <summary>Energy.</summary>
    Energy,

    /// <summary>Transverse momentum.</summary>
    Pt,
}
