using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal;

/// <summary>stop: ends every job of the rehearsal and the processes that watch them.</summary>
internal sealed class Stop(JobQueue queue)
{
    internal int Run(string[] args)
    {
        if (args.Length > 0)
        {
            throw new CommandException("Usage: heppy-rehearsal stop\n", 2);
        }
        using var locked = queue.Lock();
        var count = 0;
        foreach (var id in queue.Active())
        {
            foreach (var job in queue.Jobs(id))
            {
                EndRunner(job);
                if (!job.IsFinished)
                {
                    End(job);
                    count++;
                }
            }
            queue.Retire(id);
        }
        Console.Out.Write(FormattableString.Invariant($"{count} jobs stopped in {queue.Site.Folder}\n"));
        return 0;
    }

    // Also that of a finished job, which looks for the next one: nobody writes into the folder after a stop.
    private static void EndRunner(Job job)
    {
        // By pid and start time: a number that the system has given to another process since is left alone.
        while (job.RunnerPid != Environment.ProcessId && ProcessTable.IsAlive(job.RunnerPid, job.RunnerStart))
        {
            _ = Native.kill(job.RunnerPid, Signals.Kill);
            Thread.Sleep(5);
        }
    }

    private void End(Job job)
    {
        if (job.IsStarted && ProcessTable.IsAlive(job.Pid, job.PidStart))
        {
            _ = Native.kill(-job.Pid, Signals.Kill);
        }
        queue.Update(job, found => found with
        {
            State = job.System == BatchSystem.Lsf ? JobState.Exited : JobState.Removed,
            Since = queue.Site.Now,
            Ended = queue.Site.Now,
            ExitCode = job.IsStarted ? 128 + Signals.Kill : 0,
            Signal = job.IsStarted ? Signals.Kill : null,
            Reason = job.System == BatchSystem.Lsf ? "TERM_OWNER" : "via condor_rm (by user " + job.User + ")",
        });
    }
}
