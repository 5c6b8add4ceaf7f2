namespace Heppy.Listing;

/// <summary>Numbers of bytes for people.</summary>
internal static class ByteText
{
    /// <summary>Four or five digits at most: <c>12.3 MB</c>.</summary>
    internal static string Of(long bytes) => bytes switch
    {
        < 10_000 => FormattableString.Invariant($"{bytes} B"),
        < 10_000_000 => FormattableString.Invariant($"{bytes / 1e3:F1} kB"),
        < 10_000_000_000 => FormattableString.Invariant($"{bytes / 1e6:F1} MB"),
        _ => FormattableString.Invariant($"{bytes / 1e9:F1} GB"),
    };
}
