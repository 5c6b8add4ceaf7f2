using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>The last job of a run: it waits for all others, proves that they are complete, and merges.</summary>
/// <param name="run">The run.</param>
/// <param name="plan">Its plan.</param>
/// <param name="site">The site.</param>
/// <param name="runner">Runs the submit command.</param>
/// <param name="console">Receives a line.</param>
internal sealed class MergeJob(RunDirectory run, Plan plan, SiteProfile site, CommandRunner runner, RunConsole console)
{
    /// <summary>Submits it.</summary>
    /// <param name="attempts">The jobs to wait for.</param>
    /// <param name="queue">Queue, or null.</param>
    /// <returns>Whether it was submitted.</returns>
    internal bool Submit(IReadOnlyList<JobAttempt> attempts, string? queue)
    {
        if (attempts.Any(a => a.Id is null))
        {
            console.Error($"--then-hadd: not submitted, since not all chunks are known to be. Later: heppy-hadd {run.Path}\n");
            return false;
        }

        string name = $"hadd.{Fingerprint.Short(plan.RunId, 8)}";
        string directory = new ChunkScripts(run, plan).WriteMerge(site, name, [.. ToolCommand.Words, "--merge", run.Path]);
        string[] after = [.. attempts.Select(a => a.Task is null ? a.Id! : a.Id!.Split('_')[0]).Distinct()];
        CommandResult result = runner.Run(SiteCommands.SubmitAfter(site, JobRequests.None with { Queue = queue }, name, BatchScript.FileName, after), directory, ("HEPPY_JOB_NAME", name));
        string? id = SiteCommands.ParseId(site, result.Output + "\n" + result.Error);
        if (id is null)
        {
            console.Error($"--then-hadd: not submitted ({result.Problem}). Later: heppy-hadd {run.Path}\n");
            return false;
        }

        console.Info($"merging: submitted, {site.Name} job {id}, waits for the others; its log: {Path.Combine(directory, BatchScript.LogName)}\n");
        return true;
    }
}
