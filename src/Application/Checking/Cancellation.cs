using System.Globalization;
using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>Cancels all jobs of runs that may wait or run.</summary>
/// <param name="console">Receives what is done.</param>
internal sealed class Cancellation(RunConsole console)
{
    /// <summary>Cancels.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="isMeant">Says, of a run, which of its chunks are meant.</param>
    /// <returns>Exit code.</returns>
    internal int Run(IReadOnlyList<RunStatus> runs, Func<RunStatus, Func<string, bool>> isMeant)
    {
        int code = ExitCode.Success;
        foreach (RunStatus run in runs)
        {
            code = Math.Max(code, Run(run, isMeant(run)));
        }

        return code;
    }

    private int Run(RunStatus run, Func<string, bool> isMeant)
    {
        JobAttempt[] alive = [.. run.Chunks().Where(c => c.Job is not null && isMeant(Path.GetFileName(c.Path))).SelectMany(c => c.Job!.Attempts).Where(a => a.MayLive)];
        bool failed = false;
        foreach (IGrouping<string, JobAttempt> site in alive.GroupBy(a => a.Site))
        {
            failed |= !Cancel(run, site.Key, [.. site]);
        }

        if (alive.Length == 0)
        {
            console.Info($"{run.Shown}: no job waits or runs.\n");
        }

        return failed ? ExitCode.Incomplete : ExitCode.Success;
    }

    private bool Cancel(RunStatus run, string site, JobAttempt[] attempts)
    {
        string[] ids = [.. attempts.Where(a => a.Id is not null).Select(a => a.Id!).Distinct()];
        string[] nameless = [.. attempts.Where(a => a.Id is null).Select(a => a.Name).Distinct()];
        if (nameless.Length > 0)
        {
            console.Error($"{site}: the id of {string.Join(", ", nameless)} is not known: cancel by hand.\n");
        }

        bool done = nameless.Length == 0;
        foreach ((int jobs, CommandResult result) in new JobCancellation(run.Runner, SiteProfiles.Find(site)).Cancel(ids))
        {
            done &= result.IsSuccess;
            console.Info(result.IsSuccess
                ? string.Create(CultureInfo.InvariantCulture, $"{site}: {jobs} jobs cancelled.\n")
                : $"{site}: cancelling failed ({result.Problem})\n");
        }

        return done;
    }
}
