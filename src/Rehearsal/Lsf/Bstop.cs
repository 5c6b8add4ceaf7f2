using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bstop: suspends waiting jobs (PSUSP) and running ones (USUSP).</summary>
internal sealed class Bstop(JobQueue queue)
{
    private const string Usage = "Usage: bstop [-J name] [-q queue] [-u user] [jobId | \"jobId[index]\" | 0] ...\n";

    internal int Run(string[] args)
    {
        var query = new BjobsQuery("bstop", Usage, args, "-h", "-J -q -u");
        return new LsfAction(queue, query, "bstop").Do(job =>
        {
            if (job.IsFinished)
            {
                return null;
            }
            var now = queue.Site.Now;
            queue.Update(job, found => found.With(now, "Suspended by the user or administrator") with
            {
                State = found.IsStarted ? JobState.Suspended : JobState.Held,
                Since = now,
            });
            LsfAction.Send(job, Signals.Stop);
            return "is being stopped";
        });
    }
}
