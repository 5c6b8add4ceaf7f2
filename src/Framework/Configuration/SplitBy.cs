namespace Heppy;

/// <summary>How to split a component into chunks.</summary>
public sealed record SplitBy
{
    private SplitBy(string what, long size) => (What, Size) = (what, size);

    /// <summary>As few chunks as automatic splitting finds sensible: chunks of about a million events.</summary>
    public static SplitBy Automatic { get; } = new("automatic", 1_000_000);

    /// <summary><c>events</c>, <c>files</c> or <c>automatic</c>.</summary>
    public string What { get; }

    /// <summary>Events or files per chunk.</summary>
    public long Size { get; }

    /// <summary>Chunks of this many events; the last one has the rest. Cuts inside row groups.</summary>
    /// <param name="perChunk">At least 1.</param>
    public static SplitBy Events(long perChunk) => new("events", Positive(perChunk));

    /// <summary>Chunks of this many whole files; the last one has the rest.</summary>
    /// <param name="perChunk">At least 1.</param>
    public static SplitBy Files(int perChunk) => new("files", Positive(perChunk));

    private static long Positive(long n) =>
        n > 0 ? n : throw new UserError($"SplitBy needs at least 1 per chunk, not {n}.");
}
