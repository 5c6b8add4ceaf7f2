namespace Heppy.Tables;

/// <summary>How tables are written.</summary>
public enum TableFormat
{
    /// <summary>Columns in plain text.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Md,

    /// <summary>LaTeX, for <c>booktabs</c>.</summary>
    Tex,
}
