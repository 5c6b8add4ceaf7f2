using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Running;

/// <summary>Runs one job: starts its process, watches limits, faults and requests, records how it ended.</summary>
internal sealed class RunningJob(JobQueue queue, Job job)
{
    private static readonly TimeSpan shortStep = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan longStep = TimeSpan.FromMilliseconds(50);
    private readonly Site _site = queue.Site;
    private readonly long _start = queue.Site.Time.GetTimestamp();
    private readonly JobKind _kind = JobKind.Of(queue, job);

    private TimeSpan Elapsed => _site.Time.GetElapsedTime(_start);

    internal void Run()
    {
        var ending = RunToEnd();
        if (ending.Kind == EndingKind.Vanish)
        {
            using (queue.Lock())
            {
                queue.Forget(job);
            }
            return;
        }
        ending = _kind.Finish(ending);
        if (job.Faults.FirstOrDefault(rule => rule.Fault == FaultKind.SlowDirectory) is { } slow)
        {
            Thread.Sleep(slow.Duration);
        }
        Job? ended;
        using (queue.Lock())
        {
            ended = queue.Update(job, found => ending.Record(found, _site.Now));
            queue.Retire(job.Id);
        }
        if (ended is not null)
        {
            _kind.Recorded(ended);
        }
    }

    private Ending RunToEnd()
    {
        // A fault without delay strikes before the job starts: the same in every rehearsal.
        var watch = new JobWatch(_site, job, _kind, queue.RequestFile(job));
        if (watch.AtOnce() is { } atOnce)
        {
            return atOnce;
        }
        ChildProcess child;
        try
        {
            _kind.Prepare();
            // Under the lock: whoever stops jobs knows the process of every running one.
            using var locked = queue.Lock();
            child = _kind.Start();
            queue.Update(job, found => found with
            {
                Pid = child.Pid,
                PidStart = ProcessTable.StartOf(child.Pid),
                ExecutionDirectory = _kind.ExecutionDirectory,
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return _kind.CannotStart(error.Message);
        }
        while (!child.HasEnded())
        {
            watch.Look(child, Elapsed);
            Thread.Sleep(Elapsed < TimeSpan.FromSeconds(1) ? shortStep : longStep);
        }
        // Nothing of a job outlives it.
        child.SendToGroup(Signals.Kill);
        return watch.Ending(child);
    }
}
