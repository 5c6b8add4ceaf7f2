namespace Heppy.Storage;

/// <summary>What a seal may say: it is read from disk, where anybody may have changed it.</summary>
internal static class SealCheck
{
    private const double LongestSeconds = 1e10;

    /// <summary>Reads a seal.</summary>
    /// <param name="json">The bytes of a manifest.</param>
    /// <exception cref="System.Text.Json.JsonException">It is damaged, or says what no seal says.</exception>
    internal static Seal Parse(ReadOnlySpan<byte> json) => JsonFiles.Parse<Seal>(json, Problem);

    private static string? Problem(Seal seal) =>
        seal.Attempt.Length > 0 && !IsAside(seal.Attempt) ? $"it was written in '{seal.Attempt}', which is no directory of an attempt"
        : seal.Outputs.FirstOrDefault(o => !StoredPaths.IsInside(o.Path)) is { } outside ? $"its output '{outside.Path}' is not in the directory"
        : seal.Outputs.FirstOrDefault(o => o.Size < 0) is { } empty ? $"its output {empty.Path} has {empty.Size} bytes"
        : seal.Outputs.DistinctBy(o => o.Path).Count() < seal.Outputs.Count ? "it has an output twice"
        : seal.RangesDone.Any(r => !StoredNumbers.IsCount(r.First) || !StoredNumbers.IsCount(r.Count) || r.File < 0) ? "its ranges are none"
        : seal.EntriesExpected < 0 || seal.EntriesRead < 0 || seal.EntriesSelected < 0 || seal.EntriesRead != seal.RangesDone.Sum(r => r.Count) ? $"it says that {seal.EntriesRead} entries were read, and another number in its ranges"
        : StoredNumbers.Problem(seal.SumOfWeights, "sumOfWeights") ?? StoredNumbers.Problem(seal.SumOfWeights2, "sumOfWeights2")
        ?? (!IsTime(seal.WallSeconds) || !IsTime(seal.CpuSeconds) || seal.Times.Any(t => !IsTime(t.Seconds)) || seal.Started.Year is < 1970 or > 9000 ? "its times are none"
        : seal.PeakMemoryBytes < 0 || seal.Times.Any(t => t.Passed < 0 || t.Processed < t.Passed || t.Timed < 0) ? "its counts are below 0"
        : null);

    /// <summary>A directory that is renamed or removed once the seal is there must be one that an attempt or a merge has made.</summary>
    private static bool IsAside(string name) => !name.Contains('/', StringComparison.Ordinal)
        && (name.StartsWith(ChunkDirectory.AttemptPrefix, StringComparison.Ordinal) || name.Contains(".new-", StringComparison.Ordinal));

    private static bool IsTime(double seconds) => seconds is >= 0 and <= LongestSeconds;
}
