namespace Heppy;

/// <summary>How the bins of an axis are laid out.</summary>
public enum AxisKind
{
    /// <summary>Bins of equal width.</summary>
    Regular,

    /// <summary>Bins between given edges.</summary>
    Variable,

    /// <summary>One bin for each name.</summary>
    Category,

    /// <summary>Two bins: false, true.</summary>
    Boolean,
}
