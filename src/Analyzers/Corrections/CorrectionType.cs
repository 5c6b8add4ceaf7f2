namespace Heppy.Analyzers;

/// <summary>Type of an input of a correction.</summary>
public enum CorrectionType
{
    /// <summary>A number: <c>real</c>.</summary>
    Real,

    /// <summary>An integer: <c>int</c>.</summary>
    Int,

    /// <summary>A text: <c>string</c>.</summary>
    String,
}
