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
        ChunkStatus[] meant = [.. run.Chunks().Where(c => c.Job is not null && isMeant(Path.GetFileName(c.Path)))];
        JobAttempt[] alive = [.. meant.SelectMany(c => c.Job!.Attempts).Where(a => a.MayLive)];
        bool failed = false;
        foreach (ChunkStatus chunk in meant.Where(c => c is { Condition: ChunkCondition.Unknown, Job.Attempts.Count: 0 }))
        {
            failed = true;
            console.Error($"{chunk.Path}: {chunk.Detail}\n");
        }

        foreach (IGrouping<string, JobAttempt> site in alive.GroupBy(a => a.Site))
        {
            failed |= !Cancel(run, site.Key, [.. site]);
        }

        if (alive.Length == 0 && !failed)
        {
            console.Info($"{run.Shown}: no job waits or runs.\n");
        }

        return failed ? ExitCode.Incomplete : ExitCode.Success;
    }

    private bool Cancel(RunStatus run, string site, JobAttempt[] attempts)
    {
        if (site == "unknown")
        {
            console.Error($"{attempts.Length} jobs were submitted with a command that no site profile knows: cancel by hand.\n");
            return false;
        }

        SiteProfile profile = SiteProfiles.Find(site);
        foreach (JobAttempt far in attempts.Where(a => IsFar(profile, a)))
        {
            console.Error($"{site}: process {far.Id ?? far.Name} is on {far.Host}: cancel there.\n");
        }

        int all = attempts.Length;
        attempts = [.. attempts.Where(a => !IsFar(profile, a))];
        string[] ids = [.. attempts.Where(a => a.Id is not null).Select(a => a.Id!).Distinct()];
        string[] nameless = [.. attempts.Where(a => a.Id is null).Select(a => a.Name).Distinct()];
        if (nameless.Length > 0)
        {
            console.Error($"{site}: the id of {string.Join(", ", nameless)} is not known: cancel by hand.\n");
        }

        bool done = nameless.Length == 0 && attempts.Length == all;
        foreach ((int jobs, CommandResult result) in new JobCancellation(run.Runner, profile).Cancel(ids))
        {
            done &= result.IsSuccess;
            console.Info(result.IsSuccess
                ? string.Create(CultureInfo.InvariantCulture, $"{site}: {jobs} jobs cancelled.\n")
                : $"{site}: cancelling failed ({result.Problem})\n");
        }

        return done;
    }

    private static bool IsFar(SiteProfile site, JobAttempt attempt) => site.RunsHere && attempt.Host is { } host && host != Environment.MachineName;
}
