namespace Heppy.Batch;

/// <summary>Cancels jobs of a batch system.</summary>
/// <param name="runner">Runs its commands.</param>
/// <param name="site">The system.</param>
public sealed class JobCancellation(CommandRunner runner, SiteProfile site)
{
    // Command lines have a limit.
    private const int AtOnce = 500;

    /// <summary>Cancels.</summary>
    /// <param name="ids">Ids of jobs, arrays or tasks.</param>
    /// <returns>For some jobs at a time: how many, and what came of it.</returns>
    public IEnumerable<(int Jobs, CommandResult Result)> Cancel(IEnumerable<string> ids) =>
        ids.Chunk(AtOnce).Select(some => (some.Length, runner.Run(SiteCommands.Cancel(site, some), Path.GetTempPath())));
}
