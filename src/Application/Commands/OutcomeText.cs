using System.Globalization;
using System.Text;

namespace Heppy.Commands;

/// <summary>How the chunks of a run ended, failures grouped by cause with one example each.</summary>
internal static class OutcomeText
{
    internal static string Failures(IReadOnlyList<ChunkOutcome> outcomes)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, ChunkOutcome> group in outcomes.Where(o => o.State == ChunkState.Failed).OrderBy(o => o.Directory, StringComparer.Ordinal).GroupBy(o => o.Cause))
        {
            ChunkOutcome[] alike = [.. group];
            text.Append(CultureInfo.InvariantCulture, $"{alike[0].Directory}: {alike[0].Message}\n");
            if (alike.Length > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"  and {alike.Length - 1} more for the same cause: {string.Join(", ", alike.Skip(1).Take(8).Select(a => a.Directory))}{(alike.Length > 9 ? ", ..." : "")}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The exit code that the outcomes stand for.</summary>
    internal static int Code(IReadOnlyList<ChunkOutcome> outcomes) =>
        outcomes.Any(o => o.State == ChunkState.Failed) ? ExitCode.ChunksFailed
        : outcomes.Any(o => o.State is ChunkState.Stopped or ChunkState.NotStarted) ? ExitCode.Stopped
        : ExitCode.Success;
}
