using System.Globalization;
using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>condor_history: jobs that have left the queue, latest first.</summary>
internal sealed class CondorHistory(JobQueue queue)
{
    private const string Usage = """
        Usage: condor_history [-json | -long | -af[:jhtVrn,] attribute ...] [-attributes a,b] [-constraint expression]
                              [-limit n] [-forwards] [cluster | cluster.process | user] ...

        """;

    internal int Run(string[] args)
    {
        var query = new CondorQuery("condor_history", Usage, args,
            "-json -long -l -backwards -forwards -wide -w -h -help");
        if (query.Flags.Overlaps(["-h", "-help"]))
        {
            Console.Out.Write(Usage);
            return 0;
        }
        var site = queue.Site;
        QueryFault.Strike(queue, "condor_history", "Error: could not open the history file\n", 1);
        var left = queue.All().SelectMany(queue.Jobs)
            .Where(job => job.System == BatchSystem.HTCondor && job.IsFinished)
            .OrderByDescending(job => job.Ended).ThenByDescending(job => job.Id).ThenByDescending(job => job.Index);
        var ordered = query.Flags.Contains("-forwards") ? left.Reverse() : left;
        var shown = ordered.Where(job => query.Selects(job, site.Now)).Take(query.Limit).ToList();
        Console.Out.Write(AdPrinter.Print(query, shown, site.Now) ?? Table(shown, site.Now, TimeZoneInfo.Local));
        return 0;
    }

    /// <summary>A line per job.</summary>
    internal static string Table(IReadOnlyList<Job> jobs, DateTimeOffset now, TimeZoneInfo zone) =>
        " ID     OWNER          SUBMITTED   RUN_TIME     ST COMPLETED   CMD            \n"
        + string.Concat(jobs.Select(job => string.Create(CultureInfo.InvariantCulture,
            $"{QueueTable.Start(job)} {CondorText.Minute(job.Submitted, zone)} "
            + $"{CondorText.Duration(QueueTable.RunTime(job, now)),12} {QueueTable.Letter(job)}  "
            + $"{(job.State == JobState.Removed ? "???".PadLeft(11) : CondorText.Minute(job.Ended!.Value, zone))} "
            + $"{string.Join(' ', job.Arguments)}\n")));
}
