namespace Heppy.Converting;

/// <summary>What files are converted to.</summary>
internal enum OutputFormat
{
    /// <summary>Parquet.</summary>
    Parquet,

    /// <summary>ROOT, with one flat TTree.</summary>
    Root,
}
