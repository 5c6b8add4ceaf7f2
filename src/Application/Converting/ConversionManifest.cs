using Heppy.Storage;

namespace Heppy.Converting;

/// <summary>What vouches for a converted file; beside it, as <c>NAME.manifest.json</c>.</summary>
internal sealed record ConversionManifest
{
    /// <summary>Version of this form.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Name, size and digest of the file.</summary>
    public required SealedOutput Output { get; init; }

    /// <summary>Entries in it.</summary>
    public required long Entries { get; init; }

    /// <summary>Number of columns in it.</summary>
    public required int Columns { get; init; }

    /// <summary>What it was made of, in the order of its entries.</summary>
    public required IReadOnlyList<SealedInput> Inputs { get; init; }

    /// <summary>What was asked for.</summary>
    public required ConversionSettings Settings { get; init; }

    /// <summary>Columns that were asked for and cannot be read.</summary>
    public required IReadOnlyList<LeftOutColumn> LeftOut { get; init; }

    /// <summary>Identity of the tools.</summary>
    public required string Tool { get; init; }
}
