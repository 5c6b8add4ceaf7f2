namespace Heppy.CommandLine;

/// <summary>A file format of figures.</summary>
public enum FigureFormat
{
    /// <summary>Scalable Vector Graphics.</summary>
    Svg,

    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Portable Network Graphics.</summary>
    Png,
}
