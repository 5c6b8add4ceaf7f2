namespace Heppy.Formats.Root;

/// <summary>How the records of a written ROOT file are packed.</summary>
/// <remarks>All codecs are managed code, so that the same content gives the same bytes on every machine.</remarks>
public enum RootCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>zlib, level 1: every program reads it.</summary>
    Zlib,

    /// <summary>zstd, level 5: smaller and faster; ROOT 6.20 or later reads it.</summary>
    Zstd,
}
