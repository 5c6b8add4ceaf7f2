using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The ClassAd of a job: what condor_q and condor_history show, and expressions refer to.</summary>
internal static class JobAd
{
    /// <summary>Attributes in alphabetical order; their names ignore case.</summary>
    internal static SortedDictionary<string, object?> Of(Job job)
    {
        var ad = new SortedDictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["MyType"] = "Job",
            ["TargetType"] = "Machine",
            ["ClusterId"] = (long)job.Id,
            ["ProcId"] = (long)job.Index,
            ["GlobalJobId"] = FormattableString.Invariant($"{job.Host}#{job.Label}#{job.Submitted.ToUnixTimeSeconds()}"),
            ["Owner"] = job.User,
            ["User"] = $"{job.User}@{job.Host}",
            ["JobUniverse"] = 5L,
            ["JobPrio"] = 0L,
            ["JobStatus"] = CondorText.Status(job),
            ["QDate"] = job.Submitted.ToUnixTimeSeconds(),
            ["EnteredCurrentStatus"] = job.Since.ToUnixTimeSeconds(),
            ["Cmd"] = job.Arguments[0],
            ["Iwd"] = job.Directory,
            ["In"] = job.Input ?? "/dev/null",
            ["Out"] = job.Output ?? "/dev/null",
            ["Err"] = job.Error ?? "/dev/null",
            ["RequestCpus"] = (long)job.Slots,
            ["RequestMemory"] = (job.MemoryLimit ?? 128 * 1024) / 1024,
            ["RequestDisk"] = 1024L,
            ["TotalSubmitProcs"] = (long)job.ArrayEnd,
            ["NumJobStarts"] = (long)job.Starts,
            ["JobRunCount"] = (long)job.Starts,
            ["RemoteWallClockTime"] = job is { Started: { } from, Ended: { } to } ? (to - from).TotalSeconds : 0.0,
            ["RemoteUserCpu"] = job.CpuSeconds,
            ["RemoteSysCpu"] = 0.0,
            ["CompletionDate"] = job is { State: JobState.Done or JobState.Exited, Ended: { } end }
                ? end.ToUnixTimeSeconds() : 0L,
        };
        AddRun(job, ad);
        AddReasons(job, ad);
        foreach (var (name, text) in job.Description)
        {
            ad[name] = Constant(text);
        }
        return ad;
    }

    /// <summary>What an expression sees: as <see cref="Of"/>, and time().</summary>
    internal static Func<string, object?> Lookup(Job job, DateTimeOffset now)
    {
        var ad = Of(job);
        return name =>
            name.Equals("time()", StringComparison.OrdinalIgnoreCase)
            || name.Equals("CurrentTime", StringComparison.OrdinalIgnoreCase)
            ? now.ToUnixTimeSeconds() : ad.GetValueOrDefault(name);
    }

    private static void AddRun(Job job, SortedDictionary<string, object?> ad)
    {
        if (job.Started is { } start)
        {
            ad["JobStartDate"] = start.ToUnixTimeSeconds();
            ad["JobCurrentStartDate"] = start.ToUnixTimeSeconds();
            ad[job.IsStarted ? "RemoteHost" : "LastRemoteHost"] = $"slot1@{job.Host}";
        }
        if (job.PeakKilobytes > 0)
        {
            ad["MemoryUsage"] = (job.PeakKilobytes + 1023) / 1024;
            ad["ResidentSetSize"] = job.PeakKilobytes;
            ad["ImageSize"] = job.PeakKilobytes;
        }
        if (job.State is JobState.Done or JobState.Exited)
        {
            ad["ExitBySignal"] = job.Signal is not null;
            ad[job.Signal is null ? "ExitCode" : "ExitSignal"] = (long)(job.Signal ?? job.ExitCode ?? 0);
            ad["ExitStatus"] = job.Signal is null ? (long)(job.ExitCode ?? 0) : 0L;
        }
    }

    private static void AddReasons(Job job, SortedDictionary<string, object?> ad)
    {
        if (job.State == JobState.Held)
        {
            ad["HoldReason"] = job.Reason ?? "";
            ad["HoldReasonCode"] = (long)job.ReasonCode;
            ad["HoldReasonSubCode"] = (long)job.ReasonSubCode;
        }
        if (job.State == JobState.Removed)
        {
            ad["RemoveReason"] = job.Reason ?? "";
        }
    }

    /// <summary>The value of an attribute that was given as a constant; other expressions stay text.</summary>
    internal static object? Constant(string? text)
    {
        if (text is null)
        {
            return null;
        }
        try
        {
            return ClassAdLexer.Tokens(text).Count == 1 ? ClassAdExpression.Evaluate(text, _ => null) ?? text : text;
        }
        catch (CommandException)
        {
            return text;
        }
    }
}
