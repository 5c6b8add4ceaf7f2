using System.Collections;
using System.IO.Enumeration;
using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>condor_submit: queues the jobs of a submit description as one cluster.</summary>
internal sealed class CondorSubmit(JobQueue queue)
{
    private readonly Site _site = queue.Site;

    internal int Run(string[] args)
    {
        if (args is ["-h"] or ["-help"])
        {
            Console.Out.Write(SubmitOptions.Usage);
            return 0;
        }
        var options = SubmitOptions.Parse(args);
        var text = options.File is null ? Console.In.ReadToEnd()
            : File.Exists(options.File) ? File.ReadAllText(options.File)
            : throw new CommandException($"ERROR: Can't open submit file {options.File}: No such file or directory\n", 1);
        var (descriptions, all) = SubmitDescription.Parse(text, options.Settings, options.Append, options.Queue);
        var jobs = Queue(options, descriptions);
        foreach (var name in all.Names.Where(name =>
            !name.StartsWith('+') && !all.Used.Contains(name) && !JobDescription.IsIgnored(name)))
        {
            Console.Error.Write($"WARNING: the line '{name} = {all.Expand($"$({name})")}' was unused by condor_submit. Is it a typo?\n");
        }
        SlotRunner.StartFor(queue);
        var (id, count) = (jobs[0].Id, jobs.Count);
        return SubmitFault.Print(jobs, options.IsTerse
            ? FormattableString.Invariant($"{id}.0 - {id}.{count - 1}\n")
            : FormattableString.Invariant($"Submitting job(s){new string('.', count)}\n{count} job(s) submitted to cluster {id}.\n")) ?? 0;
    }

    private List<Job> Queue(SubmitOptions options, IReadOnlyList<Macros> descriptions)
    {
        using var locked = queue.Lock();
        var faults = new FaultPlan(_site);
        var id = queue.NextId();
        var jobs = new List<Job>();
        IReadOnlyList<string> inherited = [];
        foreach (var macros in descriptions)
        {
            var cluster = FormattableString.Invariant($"{id}");
            macros.Set("Cluster", cluster);
            macros.Set("ClusterId", cluster);
            var description = new JobDescription(macros, options.BatchName);
            inherited = description.Inherited;
            var job = description.ToJob(_site, id, jobs.Count, descriptions.Count);
            jobs.Add(SubmitFault.Apply(job, faults.Draw(job)));
        }
        faults.Save();
        SubmitFault.Refuse(jobs, CondorText.NoQueueManager, 1);
        var folder = queue.Folders.Make(id);
        JsonFile.Write(Path.Combine(folder, "environment"), Variables(inherited));
        foreach (var job in jobs)
        {
            queue.Write(job);
            UserLog.Write(job, 0, job.Submitted, UserLog.Submitted());
            if (job.State == JobState.Held)
            {
                UserLog.Write(job, 12, job.Submitted, UserLog.Held(job));
            }
        }
        return jobs;
    }

    private static string[] Variables(IReadOnlyList<string> patterns) => [.. Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Where(entry =>
            patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, (string)entry.Key, false)))
        .Select(entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal)];
}
