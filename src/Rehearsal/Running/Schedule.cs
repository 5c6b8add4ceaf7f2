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
            var jobs = queue.Jobs(id);
            var running = jobs.Count(job => job.IsStarted);
            if (jobs.Count > 0 && !Dependency.IsMet(jobs[0].Dependency, queue))
            {
                continue;
            }
            foreach (var job in jobs.Where(job => job.State == JobState.Pending))
            {
                if (job.ArrayLimit > 0 && running >= job.ArrayLimit)
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
            var lost = queue.Jobs(id).Where(job => job.IsStarted && !ProcessTable.IsAlive(job.RunnerPid, job.RunnerStart));
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
