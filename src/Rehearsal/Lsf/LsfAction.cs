using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.Lsf;

/// <summary>What bkill, bstop and bresume do to each job that their arguments name.</summary>
internal sealed class LsfAction(JobQueue queue, BjobsQuery query, string command)
{
    /// <param name="act">Says what is done to a job, or nothing if it has finished. Called under the lock.</param>
    internal int Do(Func<Job, string?> act)
    {
        using var locked = queue.Lock();
        new Schedule(queue).Recover();
        var selection = new JobSelection(queue, query.Ids);
        var wrong = 0;
        if (selection.IsEmpty)
        {
            var jobs = selection.All(withFinishedSubmissions: false).Where(job =>
                query.Selects(job, finishedToo: false)).ToList();
            jobs.ForEach(job => Console.Out.Write($"Job <{job.Label}> {act(job)}\n"));
            if (jobs.Count == 0)
            {
                throw new CommandException("No matching job found", 255);
            }
        }
        foreach (var (text, named) in selection.IsEmpty ? [] : selection.Named(command))
        {
            var messages = named.Select(act).ToList();
            var message = messages.Count == 0 ? "No matching job found"
                : messages.FirstOrDefault(done => done is not null) ?? "Job has already finished";
            var isWrong = messages.All(done => done is null);
            (isWrong ? Console.Error : Console.Out).Write($"Job <{text}>{(isWrong ? ":" : "")} {message}\n");
            wrong += isWrong ? 1 : 0;
        }
        return wrong > 0 ? 255 : 0;
    }

    /// <summary>Sends a signal to every process of a running job.</summary>
    internal static void Send(Job job, int signal)
    {
        if (ProcessTable.IsAlive(job.Pid, job.PidStart))
        {
            _ = Native.kill(-job.Pid, signal);
        }
    }
}
