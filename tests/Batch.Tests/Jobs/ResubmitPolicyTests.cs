using Xunit;

namespace Heppy.Batch.Tests.Jobs;

public class ResubmitPolicyTests
{
    private static readonly ResubmitPolicy Policy = new() { MaximumAttempts = 3, SameCause = 2, MaximumMemory = 4_000, MaximumTime = TimeSpan.FromHours(3) };

    [Theory]
    [InlineData(JobSituation.Pending)]
    [InlineData(JobSituation.Running)]
    [InlineData(JobSituation.Held)]
    [InlineData(JobSituation.Unknown)]
    public void What_may_live_is_left_alone(JobSituation situation) => Assert.False(Decide(situation, JobRequests.None).Again);

    [Theory]
    [InlineData(JobSituation.NeverSubmitted)]
    [InlineData(JobSituation.Refused)]
    [InlineData(JobSituation.Ended)]
    [InlineData(JobSituation.Failed)]
    [InlineData(JobSituation.Cancelled)]
    [InlineData(JobSituation.NodeFailure)]
    [InlineData(JobSituation.Lost)]
    public void What_is_over_is_done_again_as_it_was(JobSituation situation)
    {
        var requests = new JobRequests { Memory = 1_000, Time = TimeSpan.FromHours(1) };

        ResubmitDecision decision = Decide(situation, requests);

        Assert.True(decision.Again);
        Assert.Equal(requests, decision.Requests);
    }

    [Theory]
    [InlineData(1_000, true, 1_500)]
    [InlineData(3_000, true, 4_000)]
    [InlineData(4_000, false, 4_000)]
    public void Memory_grows_by_half_up_to_the_limit(long had, bool again, long next)
    {
        ResubmitDecision decision = Decide(JobSituation.OutOfMemory, new JobRequests { Memory = had });
        Assert.Equal((again, next), (decision.Again, decision.Requests.Memory));
    }

    [Theory]
    [InlineData(1, true, 2)]
    [InlineData(2, true, 3)]
    [InlineData(3, false, 3)]
    public void Time_doubles_up_to_the_limit(int had, bool again, int next)
    {
        ResubmitDecision decision = Decide(JobSituation.OutOfTime, new JobRequests { Time = TimeSpan.FromHours(had) });
        Assert.Equal((again, TimeSpan.FromHours(next)), (decision.Again, decision.Requests.Time));
    }

    [Fact]
    public void Without_a_request_it_is_tried_again_and_said_what_to_give()
    {
        Assert.Contains("--time", Decide(JobSituation.OutOfTime, JobRequests.None).Why, StringComparison.Ordinal);
        Assert.Contains("--memory", Decide(JobSituation.OutOfMemory, JobRequests.None).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_an_end_to_attempts()
    {
        Assert.True(Decide(JobSituation.Lost, JobRequests.None, attempts: 2).Again);
        Assert.False(Decide(JobSituation.Lost, JobRequests.None, attempts: 3).Again);
    }

    [Fact]
    public void The_same_failure_again_and_again_is_no_use()
    {
        Assert.True(Decide(JobSituation.Failed, JobRequests.None, 1, "a", "b").Again);
        Assert.True(Decide(JobSituation.Failed, JobRequests.None, 1, "a").Again);
        Assert.True(Decide(JobSituation.Failed, JobRequests.None, 1, "", "").Again);
        Assert.False(Decide(JobSituation.Failed, JobRequests.None, 1, "b", "a", "a").Again);
    }

    private static ResubmitDecision Decide(JobSituation situation, JobRequests requests, int attempts = 1, params string[] causes) =>
        Policy.Decide(new JobReport("d", situation, "", [.. Enumerable.Range(1, attempts).Select(n => Attempt(n, requests))], null), causes);

    private static JobAttempt Attempt(int number, JobRequests requests) => new()
    {
        Number = number, Site = "slurm", Name = "n", Command = "c", Submitted = DateTimeOffset.UnixEpoch, Requests = requests, State = SubmissionState.Submitted,
    };
}
