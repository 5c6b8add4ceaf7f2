using System.Globalization;
using System.Text;

namespace Heppy.Commands;

/// <summary>How the chunks of a run ended, failures grouped by cause with one example each.</summary>
internal static class OutcomeText
{
    /// <summary>The failures.</summary>
    /// <param name="outcomes">How the chunks ended.</param>
    /// <param name="look">Command that shows an entry of a component.</param>
    internal static string Failures(IReadOnlyList<ChunkOutcome> outcomes, Func<string, long, string> look)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, ChunkOutcome> group in outcomes.Where(o => o.State == ChunkState.Failed).OrderBy(o => o.Directory, StringComparer.Ordinal).GroupBy(o => o.Cause))
        {
            ChunkOutcome[] alike = [.. group];
            text.Append(CultureInfo.InvariantCulture, $"{alike[0].Directory}: {alike[0].Message}{(alike[0].Entry is { } entry ? $"{(alike[0].Message is [.., var last] && !char.IsPunctuation(last) ? "." : "")} Look: {look(alike[0].Component, entry)}" : "")}\n");
            if (alike.Length > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"  and {alike.Length - 1} more for the same cause: {string.Join(", ", alike.Skip(1).Take(8).Select(a => a.Directory))}{(alike.Length > 9 ? ", ..." : "")}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The exit code that the outcomes stand for.</summary>
    internal static int Code(IReadOnlyList<ChunkOutcome> outcomes) =>
        outcomes.Any(o => o.State == ChunkState.Failed) ? outcomes.All(o => o.State != ChunkState.Failed || o.IsConflict) ? ExitCode.Conflict : ExitCode.ChunksFailed
        : outcomes.Any(o => o.State is ChunkState.Stopped or ChunkState.NotStarted) ? ExitCode.Stopped
        : ExitCode.Success;
}
