namespace Heppy;

/// <summary>Kinds of axes as they are stored.</summary>
public enum AxisKind
{
    /// <summary>Bins of equal width.</summary>
    Regular,

    /// <summary>Bins between given edges.</summary>
    Variable,

    /// <summary>One bin per integer.</summary>
    Integer,

    /// <summary>One bin per text.</summary>
    Category,

    /// <summary>False and true.</summary>
    Boolean,
}
