using Heppy.Formats.Parquet;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Listing;

namespace Heppy.Formats.Listing;

/// <summary>What is in a ROOT or Parquet file: trees with their columns, histograms, directories, and what else there is.</summary>
public sealed record FileListing
{
    /// <summary>Path as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>Format: <c>ROOT</c> or <c>Parquet</c>.</summary>
    public required string Format { get; init; }

    /// <summary>What wrote the file, as far as it says: <c>6.20/04</c>.</summary>
    public required string Writer { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Size { get; init; }

    /// <summary>How the file packs new objects: <c>zlib level 1</c>; of Parquet, the codecs of all columns.</summary>
    public required string Compression { get; init; }

    /// <summary>The objects in the order of the file, older cycles included.</summary>
    public required IReadOnlyList<ListedObject> Objects { get; init; }

    /// <summary>Lists a file, whichever of the two formats it is of.</summary>
    /// <param name="path">An existing, readable file.</param>
    /// <exception cref="InvalidDataException">It is neither a ROOT nor a Parquet file, or is truncated or damaged as a whole.</exception>
    public static FileListing Of(string path) =>
        new RootFormat().Recognises(path) ? RootListing.Of(path)
        : new ParquetFormat().Recognises(path) ? ParquetListing.Of(path)
        : throw new InvalidDataException(Signature.Neither(path));
}
