using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>Turns the output of a query into jobs.</summary>
internal static class OutputReader
{
    internal static IReadOnlyList<JobStatus> Read(SiteProfile site, OutputFormat format, string output)
    {
        if (string.IsNullOrWhiteSpace(output))
        {
            return [];
        }

        IEnumerable<Row> rows = format.Kind switch
        {
            OutputKind.Lines => LinesOutput.Rows(format, output),
            OutputKind.Records => RecordsOutput.Rows(format, output),
            OutputKind.Text => TextOutput.Rows(format, output),
            OutputKind.Json => JsonOutput.Rows(site, format, output),
            OutputKind.Xml => XmlOutput.Rows(site, format, output),
            _ => throw new InvalidOperationException($"{format.Kind} has no reader."),
        };

        var jobs = new JobTable();
        bool understood = format.Kind is OutputKind.Json or OutputKind.Xml;
        foreach (Row row in rows)
        {
            if (!row.Complete(format))
            {
                continue;
            }

            understood = true;
            Add(site, format, row, jobs);
        }

        if (format.Notes is { } notes)
        {
            foreach (Match note in Patterns.Of(notes).Matches(output))
            {
                understood = true;
                jobs.Explain(note.Groups["id"].Value, note.Groups["task"].Value, note.Groups["reason"].Value.Trim());
            }
        }

        return understood ? jobs.All : throw Garbage(site, output);
    }

    /// <summary>The error for output that the profile does not describe; taking it for "no jobs" would lose jobs that live.</summary>
    internal static UserError Garbage(SiteProfile site, string output, Exception? inner = null)
    {
        string line = output.Split('\n').First(l => l.Trim().Length > 0).Trim();
        string shown = line.Length > 100 ? line[..100] + "..." : line;
        return new UserError(
            $"{site.Name} printed what its profile {site.File} does not describe: \"{shown}\". "
            + "Try again later; if it stays, correct \"output\" in a profile of your own.",
            inner: inner);
    }

    private static void Add(SiteProfile site, OutputFormat format, Row row, JobTable jobs)
    {
        string id = row["id"];
        if (row["step"].Length > 0)
        {
            jobs.Peak(row["task"].Length > 0 ? $"{id}_{row["task"]}" : id, Values.Mebibytes(row["peakMemory"], format.MemoryUnit));
            return;
        }

        (JobState state, string reason) = row.State(format);
        (int? exit, int? signal) = Values.Exit(row["exit"], row["signal"]);
        var job = new JobStatus(
            id,
            Values.OrNull(row["name"]),
            state,
            reason,
            exit,
            signal,
            Values.OrNull(row["host"]),
            Values.Seconds(row["seconds"]),
            Values.Mebibytes(row["peakMemory"], format.MemoryUnit));
        List<int> tasks = TaskRange.Read(row["task"]);
        // HTCondor numbers single jobs too: only the mark of an array tells its first task from them.
        bool unmarked = row.Has("array") && !row.IsTrue("array") && tasks is [var only] && only == site.FirstTask;
        if (tasks.Count == 0 || tasks[0] < site.FirstTask || unmarked)
        {
            jobs.Add(job);
            return;
        }

        foreach (int task in tasks)
        {
            jobs.Add(job with { Id = $"{id}_{(task + 1 - site.FirstTask).ToString(CultureInfo.InvariantCulture)}" });
        }
    }
}
