using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>The command to type where jobs have not done their chunks: one that works as it is printed.</summary>
internal static class Remedy
{
    /// <summary><c>Mend:</c> or <c>Look:</c> and the command, or null where no chunk has been submitted.</summary>
    /// <param name="bad">The chunks that are not done, as one would type them, with their attempts.</param>
    /// <param name="outdirs">The directories of their runs, for the shell.</param>
    internal static string? Of(IReadOnlyList<(string Path, IReadOnlyList<JobAttempt> Attempts)> bad, string outdirs)
    {
        (string Path, JobAttempt Last)[] submitted = [.. bad.Select(b => (b.Path, Last: Last(b.Attempts))).Where(b => b.Last is not null).Select(b => (b.Path, b.Last!))];
        if (submitted.Length == 0)
        {
            return null;
        }

        if (submitted.All(s => s.Last.MayLive))
        {
            return $"Look: heppy-check {outdirs}";
        }

        // Of a command that no site profile knows nothing is on record but its words.
        (string Path, JobAttempt Last)[] bare = [.. submitted.Where(s => NeedsCommand(s.Last))];
        if (bare.Length == 0)
        {
            return $"Mend: heppy-check --resubmit {outdirs}";
        }

        string command = $"Mend: heppy-check -b {Shell.Quote(bare.MaxBy(b => b.Last.Submitted).Last.Command)}";
        return bare.Length == submitted.Length ? $"{command} {outdirs}" : $"{command} {string.Join(' ', bare.Select(b => Shell.Quote(b.Path)))} && heppy-check --resubmit {outdirs}";
    }

    /// <summary>Whether a chunk can be submitted like that again only with the command itself.</summary>
    internal static bool NeedsCommand(JobAttempt attempt) => attempt is { Site: "unknown", IsByHand: false, Command.Length: > 0 };

    private static JobAttempt? Last(IReadOnlyList<JobAttempt> attempts) => attempts.LastOrDefault(a => !a.IsByHand) ?? (attempts is [.., var last] ? last : null);
}
