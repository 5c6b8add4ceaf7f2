using System.Globalization;

namespace Heppy.Formats.Root.Listing;

/// <summary>Compression settings for people.</summary>
internal static class CompressionText
{
    /// <summary>The setting, algorithm times 100 plus level: <c>zlib level 1</c>. Source: ROOT, <c>core/zip/inc/Compression.h</c>.</summary>
    public static string Of(int setting)
    {
        int level = setting % 100;
        string? algorithm = (setting / 100) switch { 0 or 1 => "zlib", 2 => "LZMA", 3 => "old deflate", 4 => "LZ4", 5 => "zstd", _ => null };
        return setting < 0 ? "that of the file"
            : level == 0 ? "not compressed"
            : algorithm is null ? string.Create(CultureInfo.InvariantCulture, $"unknown compression {setting}")
            : string.Create(CultureInfo.InvariantCulture, $"{algorithm} level {level}");
    }
}
