using System.Globalization;
using System.Text;
using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bhist: the history of jobs, finished or not.</summary>
internal sealed class Bhist(JobQueue queue)
{
    private const string Usage =
        "Usage: bhist [-l] [-a] [-d] [-e] [-p] [-r] [-s] [-w] [-J name] [-q queue] [-u user] [-n logs] [jobId | \"jobId[index]\"] ...\n";

    private const string Columns = "  PEND     PSUSP    RUN      USUSP    SSUSP    UNKWN    TOTAL\n";

    internal int Run(string[] args)
    {
        var query = new BjobsQuery("bhist", Usage, args, "-l -a -d -e -p -r -s -w -h", "-J -q -u -n");
        if (query.Flags.Contains("-h"))
        {
            Console.Error.Write(Usage);
            return 0;
        }
        QueryFault.Strike(queue, "bhist", "LSF is down. Please wait ...\n", 255);
        var selection = new JobSelection(queue, query.Ids);
        var jobs = selection.IsEmpty
            ? selection.All(query.HasStates || query.Flags.Contains("-e")).Where(job =>
                query.Selects(job, query.Flags.Contains("-e")))
            : selection.Named("bhist").SelectMany(named =>
                named.Jobs).Where(job => query.Selects(job, finishedToo: true));
        var found = jobs.Where(job => !query.Flags.Contains("-e") || LsfText.State(job) == "EXIT").ToList();
        if (found.Count == 0)
        {
            Console.Error.Write("No matching job found\n");
            return 255;
        }
        var (now, zone) = (queue.Site.Now, TimeZoneInfo.Local);
        Console.Out.Write(query.Flags.Contains("-l")
            ? string.Join(LsfText.Rule, found.Select(job => Long(job, now, zone)))
            : "Summary of time in seconds spent in various states:\n"
                + "JOBID   USER    JOB_NAME  PEND    PSUSP   RUN     USUSP   SSUSP   UNKWN   TOTAL\n"
                + string.Concat(found.Select(job => Short(job, now))));
        return 0;
    }

    /// <summary>bhist -l.</summary>
    internal static string Long(Job job, DateTimeOffset now, TimeZoneInfo zone)
    {
        var text = new StringBuilder("\n");
        text.Append(LsfText.Wrap($"{JobDetail.Head(job, withStatus: false)}, Command <{job.Command}>"));
        foreach (var (time, what) in Lines(job).OrderBy(line => line.Time))
        {
            text.Append(LsfText.Wrap($"{LsfText.Second(time, zone)}: {what};"));
        }
        text.Append('\n').Append(JobDetail.Limits(job)).Append(JobDetail.Memory(job, indent: ""));
        var until = job.Ended ?? now;
        text.Append(CultureInfo.InvariantCulture,
            $"Summary of time in seconds spent in various states by  {LsfText.Second(until, zone)}\n");
        var times = Times(job, now);
        return text.Append(Columns).Append("  ").Append(string.Concat(times.Select(time => Pad(time, 9))).TrimEnd())
            .Append('\n').ToString();
    }

    private static IEnumerable<(DateTimeOffset Time, string What)> Lines(Job job)
    {
        yield return (job.Submitted,
            $"Submitted from host <{job.Host}>, to Queue <{job.Queue}>{JobDetail.Submitted(job)}");
        if (job.Started is { } start)
        {
            yield return (start, string.Create(CultureInfo.InvariantCulture,
                $"Dispatched {job.Slots} Task(s) on Host(s) <{job.Host}>, "
                + $"Allocated {job.Slots} Slot(s) on Host(s) <{job.Host}>, "
                + $"Effective RES_REQ <select[type == local] order[r15s:pg] >"));
            if (job.Pid > 0)
            {
                yield return (start, FormattableString.Invariant($"Starting (Pid {job.Pid})"));
                yield return (start, string.Create(CultureInfo.InvariantCulture,
                    $"Running with execution home <{JobDetail.Home}>, "
                    + $"Execution CWD <{job.ExecutionDirectory ?? job.Directory}>, Execution Pid <{job.Pid}>"));
            }
        }
        foreach (var entry in job.Events)
        {
            yield return (entry.Time, entry.Text);
        }
        if (job.Ended is { } end)
        {
            yield return (end, JobDetail.Ended(job));
            yield return job.State == JobState.Done ? (end, "Post job process done successfully")
                : (end, JobDetail.Completed(job));
        }
    }

    private static string Short(Job job, DateTimeOffset now)
    {
        var name = job.ElementName.Length > 9 ? "*" + job.ElementName[^8..] : job.ElementName;
        var user = job.User.Length > 7 ? job.User[..7] : job.User;
        return $"{job.Label,-7} {user,-7} {name,-9} {string.Concat(Times(job, now).Select(time => Pad(time, 8)))}".TrimEnd() + "\n";
    }

    /// <summary>Seconds pending, suspended while pending, running, suspended by the user, by the system, unknown, in all.</summary>
    private static long[] Times(Job job, DateTimeOffset now)
    {
        var until = job.Ended ?? now;
        var waited = (long)((job.Started ?? until) - job.Submitted).TotalSeconds;
        var ran = job.Started is { } start ? (long)(until - start).TotalSeconds : 0;
        var isHeld = job.State == JobState.Held;
        return [isHeld ? 0 : waited, isHeld ? waited : 0, ran, 0, 0, 0, waited + ran];
    }

    private static string Pad(long value, int width) => value.ToString(CultureInfo.InvariantCulture).PadRight(width);
}
