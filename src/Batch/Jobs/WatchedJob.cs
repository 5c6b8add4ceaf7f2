using System.Globalization;
using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>A work directory while it is found out what became of it.</summary>
internal sealed class WatchedJob
{
    private readonly JobLedger _ledger;
    private readonly Dictionary<int, JobAnswer> _answers = [];
    private readonly IReadOnlyList<JobRecord> _records = [];
    private readonly string? _damage;
    private readonly Func<string, bool> _tellsIds;
    private List<JobAttempt> _attempts = [];

    /// <param name="files">File operations.</param>
    /// <param name="directory">The work directory.</param>
    /// <param name="tellsIds">Whether the scripts of a site tell their jobs the id.</param>
    internal WatchedJob(IFileLayer files, string directory, Func<string, bool> tellsIds)
    {
        (Directory, _ledger, _tellsIds) = (directory, new JobLedger(files, directory), tellsIds);
        try
        {
            _attempts = [.. _ledger.Read()];
            _records = new JobRecords(files, directory).Read();
            // A job that has begun knows its id, even if its submitter did not live to read it.
            _attempts = [.. _attempts.Select(a => a.Id is null ? a with { Id = RecordOf(a)?.Id } : a)];
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            // Says nothing about other directories.
            _damage = e.Message;
        }
    }

    internal string Directory { get; }

    internal IReadOnlyList<JobAttempt> Attempts => _attempts;

    /// <summary>What is known of it, once it was concluded.</summary>
    internal JobReport Report { get; private set; } = null!;

    /// <summary>Whether no attempt on record lives, so that a job that nobody wrote down would be news.</summary>
    internal bool IsIdle => _damage is null && !_attempts.Any(a => a.MayLive);

    /// <summary>Attempts that the system has to be asked about.</summary>
    internal IEnumerable<JobAttempt> ToAsk => _damage is null ? _attempts.Where(a => a.MayLive && !(a.IsByHand && HasEnded(a))) : [];

    internal bool HasEnded(JobAttempt attempt) => RecordOf(attempt)?.Ended is not null;

    internal void Hear(JobAttempt attempt, JobAnswer answer) => _answers[attempt.Number] = answer;

    /// <summary>Nobody can tell whether its script was submitted by hand.</summary>
    internal void Doubt(string why) => Report = Report with { Doubt = why };

    /// <summary>Takes up the jobs that have begun here and belong to no attempt.</summary>
    /// <param name="title">What its script stands for, or null.</param>
    /// <returns>Whether there were any.</returns>
    internal bool Adopt(ScriptTitle? title)
    {
        int before = _attempts.Count;
        foreach (JobRecord stray in _records.Where(r => !_attempts.Any(a => Accounts(a, r))).OrderBy(r => r.Started).ToList())
        {
            Adopt(title, stray.Id is null ? "local" : stray.Site ?? title?.Site ?? "unknown", IdOf(stray), stray.Started, stray.Host);
        }

        return _attempts.Count > before;
    }

    /// <summary>Takes up a job that the system knows by the name in its script.</summary>
    /// <returns>Whether it was none of the attempts.</returns>
    internal bool Adopt(ScriptTitle title, JobStatus job, DateTimeOffset now) =>
        _attempts.All(a => a.Id != job.Id) && Adopt(title, title.Site, job.Id, now, Environment.MachineName);

    /// <summary>Judges every attempt that may live, writes down what is new, and reports on the whole.</summary>
    internal void Conclude(DateTimeOffset now, TimeSpan grace)
    {
        if (_damage is not null)
        {
            Report = new JobReport(Directory, JobSituation.Unknown, _damage, _attempts, null);
            return;
        }

        List<(JobAttempt Attempt, JobSituation Situation, string Detail)> judged = [];
        foreach (JobAttempt before in _attempts)
        {
            (JobAttempt after, JobSituation situation, string detail) = before.MayLive
                ? new AttemptJudge(before, RecordOf(before), _answers.GetValueOrDefault(before.Number), now, grace).Judge()
                : (before, before.Outcome ?? JobSituation.Refused, before.Message ?? before.Last?.Reason ?? "");
            // What a job is heard of changes at every look; only what will be needed later is written.
            if (after with { Seen = before.Seen } != before)
            {
                Write(() => _ledger.Put(after));
            }

            judged.Add((after, situation, after is { IsByHand: true, MayLive: true } ? $"submitted by hand{(detail.Length > 0 ? ", " : "")}{detail}" : detail));
        }

        _attempts = [.. judged.Select(j => j.Attempt)];
        if (judged.Count == 0)
        {
            Report = new JobReport(Directory, JobSituation.NeverSubmitted, "", [], _records.Count > 0 ? _records[^1] : null);
            return;
        }

        // An attempt that may live counts more than a later one that ended.
        (JobAttempt last, JobSituation worst, string why) = judged.LastOrDefault(j => j.Attempt.MayLive, judged[^1]);
        Report = new JobReport(Directory, worst, why, _attempts, RecordOf(last));
    }

    private bool Adopt(ScriptTitle? title, string site, string id, DateTimeOffset since, string host)
    {
        var found = new JobAttempt
        {
            Number = _attempts.Count + 1,
            Site = site,
            Name = title?.Name ?? "",
            Command = "by hand",
            Submitted = since,
            Requests = _attempts.Count > 0 ? _attempts[^1].Requests : JobRequests.None,
            State = SubmissionState.Submitted,
            Id = id,
            Host = host,
            IsByHand = true,
        };
        // Who has submitted it meanwhile was faster.
        bool isMine = true;
        Write(() => isMine = _ledger.Add(found));
        if (isMine)
        {
            _attempts.Add(found);
        }

        return isMine;
    }

    /// <summary>Looking needs no right to write: what cannot be written down is found out again the next time.</summary>
    private static void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Before anything is submitted the ledger is written to again, and then it is an error.
        }
    }

    private JobRecord? RecordOf(JobAttempt attempt) => _records.LastOrDefault(r => IsOf(attempt, r));

    /// <summary>Whether a job that says so began in this attempt, and not after the end of it.</summary>
    private bool Accounts(JobAttempt attempt, JobRecord record) =>
        IsOf(attempt, record)
        && (attempt.MayLive || record.Started <= EndOf(attempt) || (attempt.Id == record.Id && attempt.Outcome != JobSituation.Lost));

    private bool IsOf(JobAttempt attempt, JobRecord record)
    {
        if (attempt.IsByHand)
        {
            return attempt.Id == IdOf(record);
        }

        return attempt.Number == record.Attempt && (attempt.Id is null || attempt.Id == record.Id || (record.Id is null && !_tellsIds(attempt.Site)));
    }

    private static DateTimeOffset EndOf(JobAttempt attempt) => new[] { attempt.Submitted, attempt.Seen ?? attempt.Submitted, attempt.MissingSince ?? attempt.Submitted }.Max();

    private static string IdOf(JobRecord record) => record.Id ?? record.Process.ToString(CultureInfo.InvariantCulture);
}
