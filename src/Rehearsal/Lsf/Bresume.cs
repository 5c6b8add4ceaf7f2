using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bresume: lets suspended jobs wait or run again.</summary>
internal sealed class Bresume(JobQueue queue)
{
    private const string Usage = "Usage: bresume [-J name] [-q queue] [-u user] [jobId | \"jobId[index]\" | 0] ...\n";

    internal int Run(string[] args)
    {
        var query = new BjobsQuery("bresume", Usage, args, "-h", "-J -q -u");
        var code = new LsfAction(queue, query, "bresume").Do(job =>
        {
            if (job.IsFinished)
            {
                return null;
            }
            var now = queue.Site.Now;
            queue.Update(job, found => found.With(now, "Running") with
            {
                State = found.IsStarted ? JobState.Running : JobState.Pending,
                Since = now,
                Reason = null,
                ReasonCode = 0,
            });
            LsfAction.Send(job, Signals.Continue);
            return "is being resumed";
        });
        SlotRunner.StartFor(queue);
        return code;
    }
}
