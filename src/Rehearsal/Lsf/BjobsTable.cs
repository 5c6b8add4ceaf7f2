using System.Globalization;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>The short formats of bjobs: a line per job.</summary>
internal static class BjobsTable
{
    internal const string Header = "JOBID   USER    STAT  QUEUE      FROM_HOST   EXEC_HOST   JOB_NAME   SUBMIT_TIME\n";

    internal const string LongHeader = "JOBID   USER    STAT  QUEUE      FROM_HOST   EXEC_HOST   JOB_NAME   SUBMIT_TIME  "
        + "PROJ_NAME CPU_USED MEM SWAP PIDS START_TIME FINISH_TIME\n";

    /// <summary>Values are cut to their columns.</summary>
    internal static string Row(Job job, TimeZoneInfo zone)
    {
        var name = job.ElementName.Length > 10 ? "*" + job.ElementName[^9..] : job.ElementName;
        return Wide(job, zone, Cut(job.User, 7), Cut(job.Queue, 10), Cut(job.Host, 11), name);
    }

    /// <summary>-w: nothing is cut.</summary>
    internal static string WideRow(Job job, TimeZoneInfo zone) =>
        Wide(job, zone, job.User, job.Queue, job.Host, job.ElementName);

    /// <summary>-W: times with date, project, usage.</summary>
    internal static string LongRow(Job job, TimeZoneInfo zone)
    {
        var cpu = TimeSpan.FromSeconds(job.CpuSeconds);
        return string.Create(CultureInfo.InvariantCulture,
            $"{job.Id,-7} {job.User,-7} {LsfText.State(job),-5} {job.Queue,-10} "
            + $"{job.Host,-11} {Where(job, job.Host),-11} {job.ElementName,-10} {Date(job.Submitted, zone)} {job.Project,-10} "
            + $"{(int)cpu.TotalHours:D3}:{cpu.Minutes:D2}:{cpu.TotalSeconds % 60:00.00} {job.PeakKilobytes,-6} 0      "
            + $"{(job.IsStarted ? job.Pid : 0),-5} {Date(job.Started, zone)} {Date(job.Ended, zone)}\n");
    }

    private static string Wide(Job job, TimeZoneInfo zone, string user, string queue, string host, string name) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{job.Id,-7} {user,-7} {LsfText.State(job),-5} {queue,-10} "
            + $"{host,-11} {Where(job, host),-11} {name,-10} {LsfText.Minute(job.Submitted, zone)}\n");

    private static string Where(Job job, string host) => job.Started is null ? "-" : host;

    private static string Cut(string text, int width) => text.Length > width ? text[..width] : text;

    private static string Date(DateTimeOffset? time, TimeZoneInfo zone) => time is { } known
        ? TimeZoneInfo.ConvertTime(known, zone).ToString("MM/dd-HH:mm:ss", CultureInfo.InvariantCulture) : "-";
}
