using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>condor_rm, condor_hold and condor_release.</summary>
internal sealed class CondorAct(JobQueue queue, CondorAction action)
{
    private readonly Site _site = queue.Site;

    private string Command => action switch
    {
        CondorAction.Remove => "condor_rm",
        CondorAction.Hold => "condor_hold",
        _ => "condor_release",
    };

    private (string OfJob, string OfJobs, string Verb) Words => action switch
    {
        CondorAction.Remove => ("marked for removal", "have been marked for removal", "remove"),
        CondorAction.Hold => ("held", "have been held", "hold"),
        _ => ("released", "have been released", "release"),
    };

    internal int Run(string[] args)
    {
        var usage = $"Usage: {Command} [-all] [-constraint expression] [cluster | cluster.process | user] ...\n";
        var query = new CondorQuery(Command, usage, args, "-all -forcex -h -help");
        if (query.Flags.Overlaps(["-h", "-help"]))
        {
            Console.Error.Write(usage);
            return 0;
        }
        if (!query.NamesJobs && query.Constraint is null && !query.Flags.Contains("-all"))
        {
            throw new CommandException($"You did not specify any jobs\n{usage}", 1);
        }
        QueryFault.Strike(queue, Command, CondorText.NoQueueManager, 1);
        var code = 0;
        using (queue.Lock())
        {
            new Schedule(queue).Recover();
            foreach (var (what, isSingle, jobs) in Targets(query))
            {
                var acted = jobs.Where(Act).ToList();
                var isDone = acted.Count > 0;
                (isDone ? Console.Out : Console.Error).Write(isSingle
                    ? isDone ? $"{what} {Words.OfJob}\n" : $"{what} {(jobs.Count > 0 ? $"is in no state to {Words.Verb}" : "not found")}\n"
                    : isDone ? $"{what} {Words.OfJobs}\n"
                        : $"Couldn't find/{Words.Verb} {char.ToLowerInvariant(what[0])}{what[1..]}\n");
                code = isDone ? code : 1;
            }
        }
        if (action == CondorAction.Release)
        {
            SlotRunner.StartFor(queue);
        }
        return code;
    }

    private IEnumerable<(string What, bool IsSingle, List<Job> Jobs)> Targets(CondorQuery query)
    {
        var present = queue.Active().SelectMany(queue.Jobs)
            .Where(job => job.System == BatchSystem.HTCondor && !job.IsFinished).ToList();
        if (!query.NamesJobs)
        {
            var what = query.Constraint is null ? "All jobs" : $"Jobs matching constraint {query.Constraint}";
            yield return (what, false, [.. present.Where(job => query.Selects(job, _site.Now))]);
        }
        foreach (var (id, process) in query.Ids)
        {
            var jobs = present.Where(job => job.Id == id && (process ?? job.Index) == job.Index).ToList();
            yield return process is null ? (FormattableString.Invariant($"All jobs in cluster {id}"), false, jobs)
                : (FormattableString.Invariant($"Job {id}.{process}"), true, jobs);
        }
        foreach (var owner in query.Owners)
        {
            yield return ($"User {owner}'s job(s)", false, [.. present.Where(job => job.User == owner)]);
        }
    }

    private bool Act(Job job)
    {
        if (action == CondorAction.Release)
        {
            return job.State == JobState.Held
                && Change(job, JobState.Pending, null, 0, "released", 13, _ => UserLog.Released(_site.User));
        }
        var isRemoval = action == CondorAction.Remove;
        if (job.IsStarted)
        {
            queue.Request(job, isRemoval ? "remove" : "hold");
            return true;
        }
        return isRemoval
            ? Change(job, JobState.Removed, $"via condor_rm (by user {_site.User})", 0, "removed", 9, UserLog.Aborted)
            : job.State == JobState.Pending
                && Change(job, JobState.Held, $"via condor_hold (by user {_site.User})", 1, "held", 12, UserLog.Held);
    }

    private bool Change(Job job, JobState state, string? reason, int code, string entry, int number,
        Func<Job, string> text)
    {
        var now = _site.Now;
        var changed = queue.Update(job, found => found.With(now, entry) with
        {
            State = state,
            Since = now,
            Ended = state == JobState.Removed ? now : found.Ended,
            Reason = reason,
            ReasonCode = code,
            ReasonSubCode = 0,
        });
        if (changed is not null)
        {
            UserLog.Write(changed, number, now, text(changed));
        }
        queue.Retire(job.Id);
        return changed is not null;
    }
}
