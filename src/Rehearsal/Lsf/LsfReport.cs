using System.Globalization;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>The report with which LSF delivers the output of a job, to the file of -o or by mail.</summary>
internal static class LsfReport
{
    private const string Line = "------------------------------------------------------------";
    private const string Cluster = "rehearsal";

    internal static string Text(Job job, string script, string output, string? errorFile, TimeZoneInfo zone)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var started = job.Started ?? job.Submitted;
        var ended = job.Ended ?? started;
        var at = LsfText.WithYear(started, zone);
        var end = LsfText.WithYear(ended, zone);
        var name = job.ElementName.Length > 60 ? job.ElementName[..60] : job.ElementName;
        var reason = TermReason.Text(job.Reason) is { } text ? text + ".\n" : "";
        var result = job.State == JobState.Done ? "Successfully completed."
            : FormattableString.Invariant($"Exited with exit code {job.ExitCode}.");
        var postscript = errorFile is null ? "" : $"\n\nPS:\n\nRead file <{errorFile}> for stderr output of this job.\n";
        return string.Create(CultureInfo.InvariantCulture, $"""
            Sender: LSF System <lsfadmin@{job.Host}>
            Subject: Job {job.Label}: <{name}> in cluster <{Cluster}> {(job.State == JobState.Done ? "Done" : "Exited")}

            Job <{name}> was submitted from host <{job.Host}> by user <{job.User}> in cluster <{Cluster}> at {LsfText.WithYear(job.Submitted, zone)}
            Job was executed on host(s) <{job.Host}>, in queue <{job.Queue}>, as user <{job.User}> in cluster <{Cluster}> at {at}
            <{home}> was used as the home directory.
            <{job.Directory}> was used as the working directory.
            Started at {at}
            Terminated at {end}
            Results reported at {end}

            Your job looked like:

            {Line}
            # LSBATCH: User input
            {script}
            {Line}

            {reason}{result}

            Resource usage summary:

                CPU time :                                   {job.CpuSeconds:F2} sec.
                Max Memory :                                 {Math.Max(1, job.PeakKilobytes / 1024)} MB
                Average Memory :                             -
                Total Requested Memory :                     -
                Delta Memory :                               -
                Max Swap :                                   -
                Max Processes :                              -
                Max Threads :                                -
                Run time :                                   {Whole(ended - started)} sec.
                Turnaround time :                            {Whole(ended - job.Submitted)} sec.

            The output (if any) follows:

            {output}{postscript}

            """);
    }

    private static long Whole(TimeSpan time) => (long)time.TotalSeconds;
}
