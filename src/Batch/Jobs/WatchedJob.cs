using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>A work directory while it is found out what became of it.</summary>
internal sealed class WatchedJob
{
    private readonly JobLedger _ledger;
    private readonly Dictionary<int, JobAnswer> _answers = [];
    private readonly IReadOnlyList<JobRecord> _records;
    private readonly string _directory;
    private List<JobAttempt> _attempts;

    internal WatchedJob(IFileLayer files, string directory)
    {
        _directory = directory;
        _ledger = new JobLedger(files, directory);
        _records = new JobRecords(files, directory).Read();
        // A job that has begun knows its id, even if its submitter did not live to read it.
        _attempts = [.. _ledger.Read().Select(a => a.Id is null ? a with { Id = RecordOf(a)?.Id } : a)];
    }

    internal IReadOnlyList<JobAttempt> Attempts => _attempts;

    internal void Hear(JobAttempt attempt, JobAnswer answer) => _answers[attempt.Number] = answer;

    /// <summary>Judges every attempt that may live, writes down what is new, and reports on the whole.</summary>
    internal JobReport Conclude(DateTimeOffset now, TimeSpan grace)
    {
        List<(JobAttempt Attempt, JobSituation Situation, string Detail)> judged = [];
        foreach (JobAttempt before in _attempts)
        {
            (JobAttempt after, JobSituation situation, string detail) = before.MayLive
                ? new AttemptJudge(before, RecordOf(before), _answers.GetValueOrDefault(before.Number), now, grace).Judge()
                : (before, before.Outcome ?? JobSituation.Refused, before.Message ?? before.Last?.Reason ?? "");
            // What a job is heard of changes at every look; only what will be needed later is written.
            if (after with { Seen = before.Seen } != before)
            {
                _ledger.Put(after);
            }

            judged.Add((after, situation, detail));
        }

        _attempts = [.. judged.Select(j => j.Attempt)];
        if (judged.Count == 0)
        {
            return new JobReport(_directory, JobSituation.NeverSubmitted, "", [], _records.Count > 0 ? _records[^1] : null);
        }

        // An attempt that may live counts more than a later one that ended.
        (JobAttempt last, JobSituation worst, string why) = judged.LastOrDefault(j => j.Attempt.MayLive, judged[^1]);
        return new JobReport(_directory, worst, why, _attempts, RecordOf(last));
    }

    private JobRecord? RecordOf(JobAttempt attempt) => _records.LastOrDefault(r => r.Attempt == attempt.Number);
}
