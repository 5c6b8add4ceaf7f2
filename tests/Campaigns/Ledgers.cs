using Heppy.Batch;
using Heppy.Storage;

namespace Heppy.Campaigns;

/// <summary>The ledger and the records of jobs that there would be if a chunk had been submitted.</summary>
internal static class Ledgers
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal static void Write(string chunk)
    {
        var files = new PosixFiles();
        var first = new JobAttempt
        {
            Number = 1, Site = "local", Name = $"heppy-{Path.GetFileName(chunk)}-1", Command = "nohup ./batchScript.sh &", Submitted = Begin, State = SubmissionState.Submitted, Id = "4000001",
            Host = Environment.MachineName, Requests = new JobRequests { Time = TimeSpan.FromHours(8), Memory = 2000, Cores = 2, Queue = "long", Extra = ["-x", "y"] },
            Last = new JobStatus("4000001", "a name", JobState.Failed, "a reason", 1, 9, "node1", 12.5, 100), Seen = Begin.AddMinutes(1), Outcome = JobSituation.Failed,
        };
        var ledger = new JobLedger(files, chunk);
        ledger.Put(first);
        ledger.Put(first with { Number = 2, Id = "4000002", Outcome = null, Last = null, MissingSince = Begin.AddMinutes(9), Message = "lost" });
        new JobRecords(files, chunk).Write(new JobRecord
        {
            Attempt = 2, Id = "4000002", Site = "local", Host = Environment.MachineName, Process = 4000002, Started = Begin, Ended = Begin.AddMinutes(3), ExitCode = 4, Message = "it failed", Cause = "it", PeakMemory = 99,
        });
    }
}
