using System.Globalization;
using System.Text;
using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bacct: the accounting of finished jobs.</summary>
internal sealed class Bacct(JobQueue queue)
{
    private const string Usage =
        "Usage: bacct [-l] [-d] [-e] [-w] [-q queue] [-u user | -u all] [-J name] [jobId | \"jobId[index]\"] ...\n";

    internal int Run(string[] args)
    {
        var query = new BjobsQuery("bacct", Usage, args, "-l -d -e -w -h -UF -a", "-q -u -J -P -m");
        if (query.Flags.Contains("-h"))
        {
            Console.Error.Write(Usage);
            return 0;
        }
        QueryFault.Strike(queue, "bacct", "LSF is down. Please wait ...\n", 255);
        var selection = new JobSelection(queue, query.Ids);
        var jobs = selection.IsEmpty ? selection.All(withFinishedSubmissions: true)
            : selection.Named("bacct").SelectMany(named => named.Jobs);
        var finished = jobs.Where(job => job.IsFinished && query.Selects(job, finishedToo: true))
            .Where(job => !query.Flags.Contains("-e") || job.State == JobState.Exited).ToList();
        Console.Out.Write(Text(finished, query.Flags.Contains("-l"), queue.Site.User, TimeZoneInfo.Local));
        return 0;
    }

    /// <summary>The whole output.</summary>
    internal static string Text(IReadOnlyList<Job> jobs, bool isLong, string user, TimeZoneInfo zone)
    {
        var text = new StringBuilder("\nAccounting information about jobs that are: \n");
        text.Append(CultureInfo.InvariantCulture, $"  - submitted by {(isLong ? "all users." : $"users {user},")} \n");
        foreach (var line in (string[])["accounted on all projects.", "completed normally or exited",
            "executed on all hosts.",
            "submitted to all queues.", "accounted on all service classes."])
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {line}\n");
        }
        text.Append(LsfText.Rule).Append('\n');
        if (isLong)
        {
            foreach (var job in jobs)
            {
                text.Append(Entry(job, zone)).Append(LsfText.Rule).Append('\n');
            }
        }
        return text.Append(Summary(jobs)).ToString();
    }

    private static string Entry(Job job, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        text.Append(LsfText.Wrap($"{JobDetail.Head(job, withStatus: true)}, Command <{job.Command}>, Share group charged </{job.User}>"));
        text.Append(LsfText.Wrap($"{LsfText.Second(job.Submitted, zone)}: Submitted from host <{job.Host}>{JobDetail.Submitted(job)};"));
        if (job.Started is { } start)
        {
            text.Append(LsfText.Wrap($"{LsfText.Second(start, zone)}: Dispatched to <{job.Host}>;"));
        }
        text.Append(LsfText.Wrap($"{LsfText.Second(job.Ended!.Value, zone)}: {JobDetail.Completed(job)}."));
        var status = job.State == JobState.Done ? "done" : "exit";
        text.Append(CultureInfo.InvariantCulture, $"""

            Accounting information about this job:
                 Share group charged </{job.User}>
                 CPU_T     WAIT     TURNAROUND   STATUS     HOG_FACTOR    MEM    SWAP
            {job.CpuSeconds,10:F2}{Wait(job),9:F0}{Turnaround(job),15:F0}     {status}     {Hog(job),10:F4}{Memory(job),7}{"0M",8}

            """);
        return text.ToString();
    }

    private static string Summary(IReadOnlyList<Job> jobs)
    {
        double Of(Func<IEnumerable<double>, double> what, Func<Job, double> value) =>
            jobs.Count == 0 ? 0 : what(jobs.Select(value));
        var done = jobs.Count(job => job.State == JobState.Done);
        return string.Create(CultureInfo.InvariantCulture, $"""
            SUMMARY:      ( time unit: second )
             Total number of done jobs: {done,7}      Total number of exited jobs: {jobs.Count - done,5}
             Total CPU time consumed: {Of(Enumerable.Sum, Cpu),9:F1}      Average CPU time consumed: {Of(Enumerable.Average, Cpu),7:F1}
             Maximum CPU time of a job: {Of(Enumerable.Max, Cpu),7:F1}      Minimum CPU time of a job: {Of(Enumerable.Min, Cpu),7:F1}
             Total wait time in queues: {Of(Enumerable.Sum, Wait),7:F1}
             Average wait time in queue: {Of(Enumerable.Average, Wait),6:F1}
             Maximum wait time in queue: {Of(Enumerable.Max, Wait),6:F1}      Minimum wait time in queue: {Of(Enumerable.Min, Wait),6:F1}
             Average turnaround time: {Of(Enumerable.Average, Turnaround),9:F0} (seconds/job)
             Maximum turnaround time: {Of(Enumerable.Max, Turnaround),9:F0}      Minimum turnaround time: {Of(Enumerable.Min, Turnaround),9:F0}
             Average hog factor of a job: {Of(Enumerable.Average, Hog),5:F2} ( cpu time / turnaround time )
             Maximum hog factor of a job: {Of(Enumerable.Max, Hog),5:F2}      Minimum hog factor of a job: {Of(Enumerable.Min, Hog),5:F2}


            """);
    }

    private static double Cpu(Job job) => job.CpuSeconds;

    private static double Wait(Job job) => Math.Floor(((job.Started ?? job.Ended!.Value) - job.Submitted).TotalSeconds);

    private static double Turnaround(Job job) => Math.Floor((job.Ended!.Value - job.Submitted).TotalSeconds);

    private static double Hog(Job job) => Turnaround(job) > 0 ? job.CpuSeconds / Turnaround(job) : 0;

    private static string Memory(Job job) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{(job.PeakKilobytes == 0 ? 0 : Math.Max(1, job.PeakKilobytes / 1024))}M");
}
