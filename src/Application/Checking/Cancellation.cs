using System.Globalization;
using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>Cancels all jobs of runs that may wait or run.</summary>
/// <param name="runner">Runs the systems' commands.</param>
/// <param name="console">Receives what is done.</param>
internal sealed class Cancellation(CommandRunner runner, RunConsole console)
{
    /// <summary>Cancels.</summary>
    /// <returns>Exit code.</returns>
    internal int Run(IReadOnlyList<RunStatus> runs)
    {
        JobAttempt[] alive = [.. runs.SelectMany(r => r.Chunks()).Where(c => c.Job is not null).SelectMany(c => c.Job!.Attempts).Where(a => a.MayLive)];
        bool failed = false;
        foreach (IGrouping<string, JobAttempt> site in alive.GroupBy(a => a.Site))
        {
            string[] ids = [.. site.Where(a => a.Id is not null).Select(a => a.Id!).Distinct()];
            string[] nameless = [.. site.Where(a => a.Id is null).Select(a => a.Name).Distinct()];
            if (nameless.Length > 0)
            {
                failed = true;
                console.Error($"{site.Key}: the id of {string.Join(", ", nameless)} is not known: cancel by hand.\n");
            }

            foreach (string[] some in ids.Chunk(500))
            {
                CommandResult result = runner.Run(SiteCommands.Cancel(SiteProfiles.Find(site.Key), some), Path.GetTempPath());
                failed |= !result.IsSuccess;
                console.Info(result.IsSuccess
                    ? string.Create(CultureInfo.InvariantCulture, $"{site.Key}: {some.Length} jobs cancelled.\n")
                    : $"{site.Key}: cancelling failed ({result.Problem})\n");
            }
        }

        if (alive.Length == 0)
        {
            console.Info("no job waits or runs.\n");
        }

        return failed ? ExitCode.Incomplete : ExitCode.Success;
    }
}
