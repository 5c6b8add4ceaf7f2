using System.Globalization;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>The fields of bjobs -o that a rehearsal knows, with their aliases and recommended widths.</summary>
internal sealed class BjobsFields(DateTimeOffset now, TimeSpan minute, TimeZoneInfo zone)
{
    private static readonly Dictionary<string, (string Name, int Width)> fields = new(StringComparer.Ordinal)
    {
        ["jobid"] = ("jobid", 7), ["id"] = ("jobid", 7), ["jobindex"] = ("jobindex", 8),
        ["stat"] = ("stat", 5), ["user"] = ("user", 7), ["queue"] = ("queue", 10),
        ["job_name"] = ("job_name", 10), ["name"] = ("job_name", 10), ["job_description"] = ("job_description", 17),
        ["proj_name"] = ("proj_name", 11), ["proj"] = ("proj_name", 11), ["project"] = ("proj_name", 11),
        ["exit_code"] = ("exit_code", 10), ["exit_reason"] = ("exit_reason", 50),
        ["from_host"] = ("from_host", 11), ["first_host"] = ("first_host", 11), ["exec_host"] = ("exec_host", 11),
        ["submit_time"] = ("submit_time", 15), ["start_time"] = ("start_time", 15), ["finish_time"] = ("finish_time", 16),
        ["cpu_used"] = ("cpu_used", 10), ["run_time"] = ("run_time", 15), ["time_left"] = ("time_left", 11),
        ["pend_time"] = ("pend_time", 12), ["mem"] = ("mem", 10), ["max_mem"] = ("max_mem", 10),
        ["memlimit"] = ("memlimit", 10), ["runtimelimit"] = ("runtimelimit", 12),
        ["pend_reason"] = ("pend_reason", 11), ["pids"] = ("pids", 20), ["command"] = ("command", 15),
        ["cmd"] = ("command", 15),
        ["sub_cwd"] = ("sub_cwd", 10), ["exec_cwd"] = ("exec_cwd", 10), ["exec_home"] = ("exec_home", 10),
        ["input_file"] = ("input_file", 10), ["output_file"] = ("output_file", 10), ["error_file"] = ("error_file", 10),
        ["dependency"] = ("dependency", 15), ["slots"] = ("slots", 5), ["nreq_slot"] = ("nreq_slot", 10),
        ["nalloc_slot"] = ("nalloc_slot", 10), ["combined_resreq"] = ("combined_resreq", 20),
        ["resreq"] = ("combined_resreq", 20),
    };

    /// <summary>The proper name of a field and its recommended width.</summary>
    internal static (string Name, int Width)? Find(string field) =>
        fields.TryGetValue(field.ToLowerInvariant(), out var found) ? found : null;

    internal static IEnumerable<string> Names => fields.Values.Select(known => known.Name).Distinct();

    /// <summary>The value of a field; empty if there is none, which bjobs shows as a hyphen.</summary>
    internal string Value(string field, Job job) => field switch
    {
        "jobid" => Text(job.Id),
        "jobindex" => Text(job.InArray ? job.Index : 0),
        "stat" => LsfText.State(job),
        "user" => job.User,
        "queue" => job.Queue,
        "job_name" => job.ElementName,
        "proj_name" => job.Project,
        "exit_code" => job.ExitCode is { } code && code != 0 ? Text(code) : "",
        "exit_reason" => job.State == JobState.Exited ? TermReason.Text(job.Reason) ?? "" : "",
        "from_host" => job.Host,
        "exec_host" or "first_host" => job.Started is null ? "" : job.Host,
        "submit_time" => LsfText.Minute(job.Submitted, zone),
        "start_time" => job.Started is { } start ? LsfText.Minute(start, zone) : "",
        "finish_time" => Finish(job),
        "cpu_used" => $"{LsfText.Seconds(job.CpuSeconds)} second(s)",
        "run_time" => $"{Text((long)RunTime(job).TotalSeconds)} second(s)",
        "time_left" => job.IsStarted && job.RunLimit is { } limit ? Left(limit * minute - RunTime(job)) : "",
        "pend_time" => Text((long)((job.Started ?? job.Ended ?? now) - job.Submitted).TotalSeconds),
        "mem" => job.IsStarted && job.PeakKilobytes > 0 ? LsfText.Memory(job.PeakKilobytes) : "",
        "max_mem" => job.PeakKilobytes > 0 ? LsfText.Memory(job.PeakKilobytes) : "",
        "memlimit" => job.MemoryLimit is { } memory ? LsfText.Memory(memory)[..^5] : "",
        "runtimelimit" => job.RunLimit is { } runLimit ? LsfText.Seconds(runLimit) : "",
        "pend_reason" => PendReason(job) ?? "",
        "pids" => job.IsStarted && job.Pid > 0 ? Text(job.Pid) : "",
        "command" => job.Command,
        "sub_cwd" => LsfText.Folder(job.Directory),
        "exec_cwd" => job.ExecutionDirectory ?? "",
        "exec_home" => job.Started is null ? "" : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        "input_file" => job.Input ?? "/dev/null",
        "output_file" => job.Output ?? "",
        "error_file" => job.Error ?? "",
        "dependency" => job.Dependency ?? "",
        "slots" or "nreq_slot" => Text(job.Slots),
        "nalloc_slot" => job.IsStarted ? Text(job.Slots) : "",
        "combined_resreq" => job.ResourceRequest ?? "",
        _ => "",
    };

    /// <summary>Why a job waits; nothing if it does not.</summary>
    internal static string? PendReason(Job job) => job.State switch
    {
        JobState.Held => "The job was suspended by the user while pending;",
        JobState.Pending when job.Dependency is not null => "Job dependency condition not satisfied;",
        JobState.Pending => "Job slot limit reached;",
        _ => null,
    };

    /// <summary>From the start to the end, or until now.</summary>
    internal TimeSpan RunTime(Job job) => job.Started is { } start ? (job.Ended ?? now) - start : TimeSpan.Zero;

    private string Finish(Job job)
    {
        if (job.Ended is { } end)
        {
            // X: the job was ended by LSF or the user; L: it ended by itself.
            return LsfText.Minute(end, zone) + (job.Reason is null ? " L" : " X");
        }
        return job.IsStarted && job.RunLimit is { } limit
            ? LsfText.Minute(job.Started!.Value + limit * minute, zone) + " L" : "";
    }

    private static string Left(TimeSpan left) => left < TimeSpan.Zero ? "0:0 X"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes} L");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
