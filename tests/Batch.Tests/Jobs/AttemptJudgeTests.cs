using Xunit;

namespace Heppy.Batch.Tests.Jobs;

/// <summary>What is made of the system's answer and of what the job said of itself.</summary>
public class AttemptJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(JobState.Pending, JobSituation.Pending, true)]
    [InlineData(JobState.Running, JobSituation.Running, true)]
    [InlineData(JobState.Held, JobSituation.Held, true)]
    [InlineData(JobState.Unknown, JobSituation.Unknown, true)]
    [InlineData(JobState.Failed, JobSituation.Failed, false)]
    [InlineData(JobState.OutOfMemory, JobSituation.OutOfMemory, false)]
    [InlineData(JobState.OutOfTime, JobSituation.OutOfTime, false)]
    [InlineData(JobState.Cancelled, JobSituation.Cancelled, false)]
    [InlineData(JobState.NodeFailure, JobSituation.NodeFailure, false)]
    public void What_the_system_says_counts(JobState state, JobSituation expected, bool mayLive)
    {
        (JobAttempt after, JobSituation situation, _) = Judge(Attempt(), null, new JobAnswer(new JobStatus("7", "n", state)), Now);

        Assert.Equal(expected, situation);
        Assert.Equal(mayLive, after.MayLive);
    }

    [Fact]
    public void A_job_that_ended_well_has_the_grace_to_show_its_result()
    {
        var answer = new JobAnswer(new JobStatus("7", "n", JobState.Ended));

        (JobAttempt first, JobSituation early, _) = Judge(Attempt(), null, answer, Now);
        (JobAttempt second, JobSituation late, _) = Judge(first, null, answer, Now + Grace);

        Assert.Equal((JobSituation.Unknown, true), (early, first.MayLive));
        Assert.Equal((JobSituation.Ended, false), (late, second.MayLive));
    }

    [Fact]
    public void A_missing_job_is_lost_only_after_the_grace_counted_from_when_it_was_first_missed()
    {
        (JobAttempt first, JobSituation early, string detail) = Judge(Attempt(), null, JobAnswer.Missing, Now);
        (JobAttempt second, JobSituation almost, _) = Judge(first, null, JobAnswer.Missing, Now + Grace - TimeSpan.FromSeconds(1));
        (JobAttempt third, JobSituation late, _) = Judge(second, null, JobAnswer.Missing, Now + Grace);

        Assert.Equal([JobSituation.Unknown, JobSituation.Unknown, JobSituation.Lost], [early, almost, late]);
        Assert.StartsWith("not in the queue; given up at", detail, StringComparison.Ordinal);
        Assert.False(third.MayLive);
    }

    [Fact]
    public void A_job_seen_again_is_not_missing_any_more()
    {
        (JobAttempt missing, _, _) = Judge(Attempt(), null, JobAnswer.Missing, Now);
        (JobAttempt seen, _, _) = Judge(missing, null, new JobAnswer(new JobStatus("7", "n", JobState.Running)), Now + Grace);
        (_, JobSituation situation, _) = Judge(seen, null, JobAnswer.Missing, Now + Grace);

        Assert.Equal(JobSituation.Unknown, situation);
    }

    [Fact]
    public void An_interrupted_submission_that_left_no_job_is_refused_and_one_that_did_is_not()
    {
        JobAttempt interrupted = Attempt() with { Id = null, State = SubmissionState.Submitting };
        (JobAttempt missed, _, _) = Judge(interrupted, null, JobAnswer.Missing, Now);

        Assert.Equal(JobSituation.Refused, Judge(missed, null, JobAnswer.Missing, Now + Grace).Situation);
        Assert.Equal(JobSituation.Lost, Judge(missed, Record(null), JobAnswer.Missing, Now + Grace).Situation);
        (JobAttempt found, JobSituation situation, _) = Judge(interrupted, null, new JobAnswer(new JobStatus("9", "n", JobState.Pending)), Now);
        Assert.Equal((JobSituation.Pending, "9", SubmissionState.Submitted), (situation, found.Id, found.State));
    }

    [Fact]
    public void No_answer_is_never_a_verdict()
    {
        foreach (JobRecord? record in new[] { null, Record(null), Record(4) })
        {
            (JobAttempt after, JobSituation situation, string detail) = Judge(Attempt(), record, new JobAnswer(null, "slurm does not answer"), Now + (Grace * 100));
            Assert.Equal((JobSituation.Unknown, true, "slurm does not answer"), (situation, after.MayLive, detail));
        }
    }

    [Theory]
    [InlineData(4, JobSituation.Failed)]
    [InlineData(0, JobSituation.Ended)]
    public void Where_nobody_can_be_asked_the_job_itself_tells_its_end(int code, JobSituation expected)
    {
        Assert.Equal(JobSituation.Unknown, Judge(Attempt(), null, null, Now).Situation);
        Assert.Equal(JobSituation.Unknown, Judge(Attempt(), Record(null), null, Now + (Grace * 100)).Situation);
        Assert.Equal(expected, Judge(Attempt(), Record(code), null, Now + (Grace * 2)).Situation);
    }

    private static (JobAttempt After, JobSituation Situation, string Detail) Judge(JobAttempt attempt, JobRecord? record, JobAnswer? answer, DateTimeOffset now) =>
        new AttemptJudge(attempt, record, answer, now, Grace).Judge();

    private static JobAttempt Attempt() => new()
    {
        Number = 1, Site = "slurm", Name = "n", Command = "c", Submitted = Now, Requests = JobRequests.None, State = SubmissionState.Submitted, Id = "7",
    };

    private static JobRecord Record(int? code) => new()
    {
        Attempt = 1, Host = "h", Process = 1, Started = Now, Ended = code is null ? null : Now, ExitCode = code, Message = "m",
    };
}
