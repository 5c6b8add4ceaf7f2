using Heppy.Rehearsal.Lsf;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Running;

/// <summary>Which jobs can run now. Used under the lock of the queue.</summary>
internal sealed class Schedule(JobQueue queue)
{
    /// <summary>Jobs that wait for nothing but a slot, oldest submission first.</summary>
    internal IEnumerable<Job> Runnable()
    {
        foreach (var id in queue.Active())
        {
            int? running = null;
            foreach (var job in queue.Enumerate(id).Where(job => job.State == JobState.Pending))
            {
                // Dependency and limit are those of the array.
                running ??= job.ArrayLimit > 0 ? queue.Enumerate(id).Count(other => other.IsStarted) : 0;
                if ((job.ArrayLimit > 0 && running >= job.ArrayLimit) || !Dependency.IsMet(job.Dependency, queue))
                {
                    break;
                }
                running++;
                yield return job;
            }
        }
    }

    /// <summary>Ends jobs whose runner was killed: nobody else would.</summary>
    internal void Recover()
    {
        foreach (var id in queue.Active())
        {
            var lost = queue.Jobs(id).Where(job =>
                job.IsStarted && !ProcessTable.IsAlive(job.RunnerPid, job.RunnerStart));
            foreach (var job in lost.ToList())
            {
                if (ProcessTable.IsAlive(job.Pid, job.PidStart))
                {
                    _ = Native.kill(-job.Pid, Signals.Kill);
                }
                queue.Update(job, found => found with
                {
                    State = JobState.Exited,
                    Since = queue.Site.Now,
                    Ended = queue.Site.Now,
                    ExitCode = 128 + Signals.Kill,
                    Signal = Signals.Kill,
                    Reason = "TERM_EXTERNAL_SIGNAL",
                });
            }
            queue.Retire(id);
        }
    }
}
