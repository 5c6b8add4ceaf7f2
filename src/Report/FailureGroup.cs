namespace Heppy.Reports;

/// <summary>Chunks that failed in the same way.</summary>
/// <param name="Message">What the first one said.</param>
/// <param name="Chunks">Their directories, with what is different about each; empty where nothing is.</param>
/// <param name="Trace">Stack trace or log of the first one; may be empty.</param>
internal sealed record FailureGroup(string Message, IReadOnlyList<(string Directory, string Message)> Chunks, string Trace)
{
    /// <summary>Groups failures: those with the same stack trace, or, without one, with the same words but for numbers.</summary>
    /// <param name="failures">Directory of the chunk, message, and stack trace or log of each.</param>
    internal static IReadOnlyList<FailureGroup> Of(IEnumerable<(string Directory, string Message, string Trace)> failures) =>
    [
        .. failures.GroupBy(f => Key(f.Message, f.Trace), StringComparer.Ordinal).Select(g => new FailureGroup(
            g.First().Message,
            [.. g.Select(f => (f.Directory, g.All(o => o.Message == f.Message) ? "" : f.Message))],
            g.First().Trace)).OrderByDescending(g => g.Chunks.Count),
    ];

    private static string Key(string message, string trace)
    {
        string[] frames = [.. trace.Split('\n').Where(l => l.StartsWith("   at ", StringComparison.Ordinal))];
        return frames.Length > 0 ? string.Join('\n', frames) : new string([.. message.Where(c => !char.IsAsciiDigit(c))]);
    }
}
