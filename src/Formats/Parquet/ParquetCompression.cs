namespace Heppy.Formats.Parquet;

/// <summary>How the pages of a Parquet file are packed.</summary>
public enum ParquetCompression
{
    /// <summary>zstd: small and quick to read.</summary>
    Zstd,

    /// <summary>Snappy: larger, quick to write; what very old readers know.</summary>
    Snappy,

    /// <summary>gzip: small, slow.</summary>
    Gzip,

    /// <summary>Not packed.</summary>
    None,
}
