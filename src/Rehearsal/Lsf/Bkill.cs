using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bkill: SIGINT, SIGTERM, SIGKILL; or one signal with -s.</summary>
internal sealed class Bkill(JobQueue queue)
{
    private const string Usage = "Usage: bkill [-J name] [-q queue] [-u user] [-r | -s signal] [jobId | \"jobId[index]\" | 0] ...\n";
    private readonly Site _site = queue.Site;

    internal int Run(string[] args)
    {
        var query = new BjobsQuery("bkill", Usage, args, "-r -h -b", "-J -q -u -s");
        if (query.Flags.Contains("-h"))
        {
            Console.Error.Write(Usage);
            return 0;
        }
        QueryFault.Strike(queue, "bkill", "LSF is down. Please wait ...\n", 255);
        var signal = 0;
        if (query.Values.TryGetValue("-s", out var name) && (signal = Signals.Parse(name)) == 0)
        {
            throw new CommandException($"bkill: {name}: Unknown signal\n{Usage}", 255);
        }
        if (query.Ids.Count == 0 && query.Values.Count == 0)
        {
            throw new CommandException($"bkill: Job ID is missing\n{Usage}", 255);
        }
        var isForced = query.Flags.Contains("-r");
        return new LsfAction(queue, query, "bkill").Do(job => Kill(job, signal, isForced));
    }

    private string? Kill(Job job, int signal, bool isForced)
    {
        if (job.IsFinished)
        {
            return null;
        }
        var ends = signal is 0 or Signals.Kill or Signals.Terminate or Signals.Interrupt;
        if (!job.IsStarted)
        {
            if (ends)
            {
                queue.Update(job, found => found.With(_site.Now, Requested(Signals.Kill)) with
                {
                    State = JobState.Exited,
                    Since = _site.Now,
                    Ended = _site.Now,
                    ExitCode = 0,
                    Reason = "TERM_OWNER",
                });
                queue.Retire(job.Id);
            }
        }
        else if (signal == 0)
        {
            queue.Update(job, found => found.With(_site.Now, Requested(Signals.Kill)));
            queue.Request(job, isForced ? "now" : "kill");
        }
        else
        {
            queue.Update(job, found => found.With(_site.Now, Requested(signal)));
            LsfAction.Send(job, signal);
        }
        return ends ? "is being terminated" : "is being signaled";
    }

    private string Requested(int signal) =>
        $"Signal <{Signals.Name(signal)}> requested by user or administrator <{_site.User}>";
}
