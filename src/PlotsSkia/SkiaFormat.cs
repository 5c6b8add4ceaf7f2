namespace Heppy.Plots.Skia;

/// <summary>What is written.</summary>
public enum SkiaFormat
{
    /// <summary>Portable Document Format, one page, fonts embedded.</summary>
    Pdf,

    /// <summary>Portable Network Graphics, 180 dots per inch.</summary>
    Png,
}
