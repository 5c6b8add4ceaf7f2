using System.Globalization;
using System.Text;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>The long format of bjobs, and the parts that bhist and bacct share with it.</summary>
internal static class JobDetail
{
    /// <summary>bjobs -l, or -UF if it is not wrapped.</summary>
    internal static string OfBjobs(Job job, BjobsFields fields, TimeZoneInfo zone, bool isWrapped)
    {
        Func<string, string> line = isWrapped ? LsfText.Wrap : text => text + "\n";
        var text = new StringBuilder("\n");
        text.Append(line($"{Head(job, withStatus: true)}, Command <{job.Command}>, Share group charged </{job.User}>"));
        text.Append(line($"{LsfText.Second(job.Submitted, zone)}: Submitted from host <{job.Host}>{Submitted(job)};"));
        if (job.Started is { } start)
        {
            text.Append(line(string.Create(CultureInfo.InvariantCulture,
                $"{LsfText.Second(start, zone)}: Started {job.Slots} Task(s) on Host(s) <{job.Host}>, "
                + $"Allocated {job.Slots} Slot(s) on Host(s) <{job.Host}>, "
                + $"Execution Home <{Home}>, Execution CWD <{job.ExecutionDirectory ?? job.Directory}>;")));
        }
        foreach (var entry in job.Events)
        {
            text.Append(line($"{LsfText.Second(entry.Time, zone)}: {entry.Text};"));
        }
        if (job.Ended is { } end)
        {
            text.Append(line($"{LsfText.Second(end, zone)}: {Ended(job)}."));
            if (job.State == JobState.Exited)
            {
                text.Append(line($"{LsfText.Second(end, zone)}: {Completed(job)}."));
            }
        }
        text.Append(Limits(job));
        if (BjobsFields.PendReason(job) is { } reason)
        {
            text.Append(CultureInfo.InvariantCulture, $" PENDING REASONS:\n {reason}\n\n");
        }
        return text.Append(Memory(job, indent: " ")).ToString();
    }

    /// <summary>Job &lt;12&gt;, Job Name &lt;...&gt;, User, Project.</summary>
    internal static string Head(Job job, bool withStatus)
    {
        var name = job.Name == job.Command ? "" : $", Job Name <{job.ElementName}>";
        var status = withStatus ? $", Status <{LsfText.State(job)}>, Queue <{job.Queue}>" : "";
        return $"Job <{job.Label}>{name}, User <{job.User}>, Project <{job.Project}>{status}";
    }

    /// <summary>, CWD, files and requests of the submission.</summary>
    internal static string Submitted(Job job)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in ((string, string?)[])[("CWD", LsfText.Folder(job.Directory)),
            ("Input File", job.Input),
            ("Output File", job.Output), ("Error File", job.Error), ("Requested Resources", job.ResourceRequest),
            ("Dependency Condition", job.Dependency)])
        {
            text.Append(value is null ? "" : $", {name} <{value}>");
        }
        return text.ToString();
    }

    /// <summary>Done successfully, or the exit code, and the CPU time.</summary>
    internal static string Ended(Job job)
    {
        if (job.Started is null)
        {
            return "Exited";
        }
        var result = job.State == JobState.Done ? "Done successfully"
            : FormattableString.Invariant($"Exited with exit code {job.ExitCode}");
        return $"{result}. The CPU time used is {LsfText.Seconds(job.CpuSeconds)} seconds";
    }

    internal static string Completed(Job job) => job.State == JobState.Done ? "Completed <done>"
        : TermReason.Text(job.Reason) is { } reason ? $"Completed <exit>; {reason}" : "Completed <exit>";

    internal static string Limits(Job job)
    {
        var run = job.RunLimit is { } minutes ? $"\n RUNLIMIT\n {LsfText.Seconds(minutes)} min\n" : "";
        var memory = job.MemoryLimit is { } limit ? $"\n MEMLIMIT\n {LsfText.Memory(limit)[..^5]}\n" : "";
        return run + memory + "\n";
    }

    internal static string Memory(Job job, string indent) => job.PeakKilobytes == 0 ? ""
        : $"{indent}MEMORY USAGE:\n{indent}MAX MEM: {LsfText.Memory(job.PeakKilobytes)};  "
            + $"AVG MEM: {LsfText.Memory(job.PeakKilobytes)}\n\n";

    internal static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
