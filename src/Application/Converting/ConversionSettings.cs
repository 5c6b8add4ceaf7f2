using System.IO.Compression;
using Heppy.CommandLine;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;
using Heppy.Trees;

namespace Heppy.Converting;

/// <summary>What an output depends on beside its inputs; kept in its manifest.</summary>
internal sealed record ConversionSettings
{
    private const int MostRows = 65_536;
    private const int FewestRows = 1_024;
    private const long BytesPerGroup = 32L << 20;

    /// <summary>Patterns of columns to keep; all if empty.</summary>
    public required IReadOnlyList<string> Keep { get; init; }

    /// <summary>Patterns of columns to drop of those.</summary>
    public required IReadOnlyList<string> Drop { get; init; }

    /// <summary>Tree to convert, or null for Events, or else the only one.</summary>
    public string? Tree { get; init; }

    /// <summary>Codec and level, as they are typed: <c>zstd</c>, <c>zstd:small</c>.</summary>
    public required string Compression { get; init; }

    /// <summary>Format of the output.</summary>
    public required OutputFormat To { get; init; }

    /// <summary>Rows in each row group, or null to choose.</summary>
    public int? RowsPerGroup { get; init; }

    /// <summary>Checks what was typed.</summary>
    /// <exception cref="UserError">A pattern is empty, or the compression is unknown.</exception>
    internal static ConversionSettings Of(ConvertOptions options)
    {
        OutputFormat to = OutputName.FormatOf(options);
        var settings = new ConversionSettings
        {
            Keep = Patterns(options.Columns, "--columns"),
            Drop = Patterns(options.Drop, "--drop"),
            Tree = options.Tree,
            Compression = options.Compression ?? "zstd",
            To = to,
            RowsPerGroup = options.RowsPerGroup,
        };
        settings.Format(0);
        return to == OutputFormat.Root && options.RowsPerGroup is not null
            ? throw new UserError("--row-group is for Parquet: a ROOT file has clusters. Leave it out.")
            : settings;
    }

    /// <summary>Name of the tree that is written, where the format has names.</summary>
    internal string TreeName => Tree is null ? "Events" : Tree.Split('/')[^1].Split(';')[0];

    /// <summary>The format to write.</summary>
    /// <param name="bytesPerRow">Packed bytes of an entry of the input, for row groups that fit into memory.</param>
    internal ITreeFormat Format(long bytesPerRow)
    {
        if (To == OutputFormat.Root)
        {
            return new RootFormat { Compression = RootCodec() };
        }

        (ParquetCompression codec, CompressionLevel level) = Codec();
        int rows = MostRows;
        while (rows > FewestRows && rows * bytesPerRow > BytesPerGroup)
        {
            rows /= 2;
        }

        return new ParquetFormat { Compression = codec, Level = level, RowsPerGroup = RowsPerGroup ?? rows };
    }

    private (ParquetCompression Codec, CompressionLevel Level) Codec()
    {
        string[] parts = Compression.Split(':', 2);
        if (!Enum.TryParse(parts[0], ignoreCase: true, out ParquetCompression codec) || !Enum.IsDefined(codec) || char.IsAsciiDigit(parts[0][0]))
        {
            throw new UserError($"--compression {Compression}: not one of zstd, snappy, gzip, none.{Nearest.Sentence(parts[0], ["zstd", "snappy", "gzip", "none"])}");
        }

        bool hasLevels = codec is ParquetCompression.Zstd or ParquetCompression.Gzip;
        CompressionLevel? level = parts.Length == 1 ? CompressionLevel.Optimal : (hasLevels, parts[1]) switch
        {
            (true, "fast") => CompressionLevel.Fastest,
            (true, "small") => CompressionLevel.SmallestSize,
            _ => null,
        };
        return (codec, level ?? throw new UserError($"--compression {Compression}: "
            + (hasLevels ? $"the level is fast or small: {parts[0]}:fast, {parts[0]}, {parts[0]}:small." : $"{parts[0]} has no levels. Type: --compression {parts[0]}")));
    }

    private RootCompression RootCodec() => Compression switch
    {
        "zstd" => RootCompression.Zstd,
        "zlib" => RootCompression.Zlib,
        "none" => RootCompression.None,
        _ => throw new UserError($"--compression {Compression}: not one of zstd, zlib, none, as ROOT files have.{Nearest.Sentence(Compression, ["zstd", "zlib", "none"])}"),
    };

    private static string[] Patterns(IEnumerable<string> typed, string option)
    {
        string[] patterns = [.. typed.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries))];
        return Array.TrueForAll(patterns, p => p.Length > 0)
            ? patterns
            : throw new UserError($"{option} {string.Join(' ', typed)}: there is an empty name. Type for instance: {option} 'Muon_*,MET_pt'");
    }
}
