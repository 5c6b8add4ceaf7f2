using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bjobs: unfinished jobs, and those that finished not long ago.</summary>
internal sealed class Bjobs(JobQueue queue)
{
    private const string Usage = """
        Usage: bjobs [-a] [-d] [-p] [-r] [-s] [-l | -UF | -w | -W | -o "field[:[-][width]] ... [delimiter='character']" [-json]]
                     [-noheader] [-J name] [-q queue] [-u user | -u all] [-X] [jobId | "jobId[index]"] ...

        """;

    private readonly Site _site = queue.Site;

    internal int Run(string[] args)
    {
        var query = new BjobsQuery("bjobs", Usage, args, "-a -d -p -r -s -l -UF -w -W -json -noheader -X -h",
            "-o -J -q -u");
        if (query.Flags.Contains("-h"))
        {
            Console.Error.Write(Usage);
            return 0;
        }
        QueryFault.Strike(queue, "bjobs", "LSF is down. Please wait ...\n", 255);
        using (queue.Lock())
        {
            new Schedule(queue).Recover();
        }
        var (jobs, errors) = Select(query);
        return Print(query, jobs, errors);
    }

    private (List<Job> Jobs, List<(string Id, string Message)> Errors) Select(BjobsQuery query)
    {
        var selection = new JobSelection(queue, query.Ids);
        var jobs = new List<Job>();
        var errors = new List<(string, string)>();
        if (selection.IsEmpty)
        {
            var shown = selection.All(withFinishedSubmissions: query.HasStates);
            jobs.AddRange(shown.Where(IsKept).Where(job => query.Selects(job, finishedToo: false)));
        }
        else
        {
            foreach (var (text, named) in selection.Named("bjobs"))
            {
                var kept = named.Where(IsKept).ToList();
                if (kept.Count == 0)
                {
                    errors.Add((text, $"Job <{text}> is not found"));
                }
                jobs.AddRange(kept.Where(job => query.Selects(job, finishedToo: true)));
            }
        }
        return (jobs, errors);
    }

    // mbatchd forgets finished jobs after CLEAN_PERIOD.
    private bool IsKept(Job job) => job.Ended is not { } end || !job.IsFinished || _site.Now - end < _site.Clean;

    private int Print(BjobsQuery query, List<Job> jobs, List<(string Id, string Message)> errors)
    {
        var zone = TimeZoneInfo.Local;
        var fields = new BjobsFields(_site.Now, _site.Minute, zone);
        var format = (query.Values.GetValueOrDefault("-o") ?? Environment.GetEnvironmentVariable("LSB_BJOBS_FORMAT")) is
        { Length: > 0 } text && !query.Flags.Overlaps(["-l", "-UF", "-w", "-W"]) ? new BjobsFormat(text) : null;
        if (query.Flags.Contains("-json") && format is not null)
        {
            Console.Out.Write(format.Json(jobs, errors, fields));
            return errors.Count > 0 ? 255 : 0;
        }
        foreach (var (_, message) in errors)
        {
            Console.Error.Write(message + "\n");
        }
        if (jobs.Count == 0 && errors.Count == 0)
        {
            Console.Error.Write(query.HasStates ? "No matching job found\n" : "No unfinished job found\n");
            return 255;
        }
        if (query.Flags.Overlaps(["-l", "-UF"]))
        {
            var isWrapped = query.Flags.Contains("-l");
            Console.Out.Write(string.Join(LsfText.Rule,
                jobs.Select(job => JobDetail.OfBjobs(job, fields, zone, isWrapped))));
        }
        else if (jobs.Count > 0)
        {
            var (header, row) = Columns(query, format, fields, zone);
            Console.Out.Write((query.Flags.Contains("-noheader") ? "" : header) + string.Concat(jobs.Select(row)));
        }
        return errors.Count > 0 ? 255 : 0;
    }

    private static (string Header, Func<Job, string> Row) Columns(BjobsQuery query, BjobsFormat? format,
        BjobsFields fields,
        TimeZoneInfo zone) =>
        format is not null ? (format.Header(), job => format.Row(job, fields))
        : query.Flags.Contains("-W") ? (BjobsTable.LongHeader, job => BjobsTable.LongRow(job, zone))
        : query.Flags.Contains("-w") ? (BjobsTable.Header, job => BjobsTable.WideRow(job, zone))
        : (BjobsTable.Header, job => BjobsTable.Row(job, zone));
}
