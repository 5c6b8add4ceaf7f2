using System.Globalization;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The event log that the submit command log names.</summary>
internal static class UserLog
{
    /// <summary>Appends an event if the job has a log. Under the lock of the queue.</summary>
    internal static void Write(Job job, int number, DateTimeOffset time, string text)
    {
        if (Attribute(job, "UserLog") is not { } path)
        {
            return;
        }
        try
        {
            File.AppendAllText(path, Entry(job, number, time, text, TimeZoneInfo.Local));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The job goes on without its log, as it does when a shared disk is away.
            Console.Error.Write($"{path}: {error.Message}\n");
        }
    }

    /// <summary>One event, with the line of dots that ends it.</summary>
    internal static string Entry(Job job, int number, DateTimeOffset time, string text, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{number:D3} ({job.Id:D3}.{job.Index:D3}.000) "
            + $"{TimeZoneInfo.ConvertTime(time, zone):yyyy-MM-dd HH:mm:ss} {text}\n...\n");

    internal static string Submitted() => $"Job submitted from host: {CondorText.Address}";

    internal static string Executing(Job job, string directory) => string.Create(CultureInfo.InvariantCulture,
        $"Job executing on host: {CondorText.Address}\n\tSlotName: slot1@{job.Host}\n"
        + $"\tCondorScratchDir = \"{directory}\"\n\tCpus = {job.Slots}\n\tMemory = {(job.MemoryLimit ?? 128 * 1024) / 1024}");

    internal static string Held(Job job) => string.Create(CultureInfo.InvariantCulture,
        $"Job was held.\n\t{job.Reason}\n\tCode {job.ReasonCode} Subcode {job.ReasonSubCode}");

    internal static string Released(string user) => $"Job was released.\n\tvia condor_release (by user {user})";

    internal static string Aborted(Job job) => $"Job was aborted.\n\t{job.Reason}";

    /// <summary>Event 005.</summary>
    internal static string Terminated(Job job)
    {
        var how = job.Signal is { } signal
            ? $"(0) Abnormal termination (signal {signal})\n\t(0) No core file"
                : $"(1) Normal termination (return value {job.ExitCode})";
        var end = job.Signal is { } number ? $"signal {number}" : $"exit-code {job.ExitCode}";
        var cpu = CondorText.Duration(TimeSpan.FromSeconds(job.CpuSeconds)).Replace('+', ' ');
        var memory = (job.PeakKilobytes + 1023) / 1024;
        return string.Create(CultureInfo.InvariantCulture, $"""
            Job terminated.
            	{how}
            		Usr {cpu}, Sys 0 00:00:00  -  Run Remote Usage
            		Usr 0 00:00:00, Sys 0 00:00:00  -  Run Local Usage
            		Usr {cpu}, Sys 0 00:00:00  -  Total Remote Usage
            		Usr 0 00:00:00, Sys 0 00:00:00  -  Total Local Usage
            	0  -  Run Bytes Sent By Job
            	0  -  Run Bytes Received By Job
            	0  -  Total Bytes Sent By Job
            	0  -  Total Bytes Received By Job
            	Partitionable Resources :    Usage  Request Allocated 
            	   Cpus                 :        0 {job.Slots,8} {job.Slots,9} 
            	   Disk (KB)            :        0     1024      1024 
            	   Memory (MB)          : {memory,8} {(job.MemoryLimit ?? 128 * 1024) / 1024,8} {(job.MemoryLimit ?? 128 * 1024) / 1024,9} 

            	Job terminated of its own accord at {job.Ended!.Value.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z with {end}.
            """);
    }

    /// <summary>A text attribute of the submit description; nothing if it is not set.</summary>
    internal static string? Attribute(Job job, string name) =>
        JobAd.Constant(job.Description.GetValueOrDefault(name)) as string;
}
