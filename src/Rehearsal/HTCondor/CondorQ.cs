using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>condor_q: jobs that are in the queue. Completed and removed ones have left it.</summary>
internal sealed class CondorQ(JobQueue queue)
{
    private const string Usage = """
        Usage: condor_q [-nobatch | -batch | -hold | -run | -totals | -json | -long | -af[:jhtVrn,] attribute ...]
                        [-attributes a,b] [-constraint expression] [-limit n] [-allusers] [cluster | cluster.process | user] ...

        """;

    internal int Run(string[] args)
    {
        var query = new CondorQuery("condor_q", Usage, args,
            "-json -long -l -nobatch -batch -hold -held -run -totals -tot -allusers -all -global -wide -w -nob -h -help");
        if (query.Flags.Overlaps(["-h", "-help"]))
        {
            Console.Out.Write(Usage);
            return 0;
        }
        var site = queue.Site;
        QueryFault.Strike(queue, "condor_q",
            $"\n-- Failed to fetch ads from: <127.0.0.1:9618?...> : {site.Host}\nCEDAR:6001:Failed to connect to <127.0.0.1:9618>\n", 1);
        using (queue.Lock())
        {
            new Schedule(queue).Recover();
        }
        var all = queue.Active().SelectMany(queue.Jobs).Where(job => job.System == BatchSystem.HTCondor).ToList();
        var present = all.Where(job => !job.IsFinished).ToList();
        var isHeld = query.Flags.Overlaps(["-hold", "-held"]);
        var shown = present.Where(job => query.Selects(job, site.Now))
            .Where(job => !isHeld || job.State == JobState.Held)
            .Where(job => !query.Flags.Contains("-run") || job.IsStarted).Take(query.Limit).ToList();
        if (AdPrinter.Print(query, shown, site.Now) is { } text)
        {
            Console.Out.Write(text);
            return 0;
        }
        var zone = TimeZoneInfo.Local;
        var ids = shown.Select(job => job.Id).ToHashSet();
        var table = query.Flags.Overlaps(["-totals", "-tot"]) ? ""
            : isHeld ? QueueTable.Held(shown, zone)
            : query.Flags.Overlaps(["-nobatch", "-nob", "-run"]) ? QueueTable.Jobs(shown, site.Now, zone)
            : QueueTable.Batches([.. all.Where(job => ids.Contains(job.Id))], zone);
        Console.Out.Write(QueueTable.Head(site.Host, site.Now, zone) + table
            + QueueTable.Totals(shown, present, site.User));
        return 0;
    }
}
