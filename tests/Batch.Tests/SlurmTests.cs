using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>Texts are what Slurm 22.05.8 printed.</summary>
public class SlurmTests
{
    private static readonly SiteProfile Site = Sites.Slurm;

    [Theory]
    [InlineData("Submitted batch job 2\n", "2")]
    [InlineData("4\n", "4")]
    [InlineData("243;test\n", "243")]
    [InlineData("12 jobs are before yours\nSubmitted batch job 7\n", "7")]
    [InlineData("", null)]
    [InlineData("sbatch: error: invalid partition specified: nosuch\n", null)]
    public void The_id_is_read_from_what_sbatch_prints(string output, string? id) => Assert.Equal(id, SiteCommands.ParseId(Site, output));

    [Theory]
    [InlineData("5|FAILED|0:02|vm|wrap|NonZeroExitCode", JobState.Failed, "NonZeroExitCode")]
    [InlineData("5|COMPLETED|0:02|vm|wrap|None", JobState.Ended, "")]
    [InlineData("5|PENDING|0:00||wrap|Resources", JobState.Pending, "Resources")]
    [InlineData("5|PENDING|0:00||wrap|BeginTime", JobState.Pending, "BeginTime")]
    [InlineData("5|PENDING|0:00||wrap|Dependency", JobState.Pending, "Dependency")]
    [InlineData("5|PENDING|0:00||wrap|DependencyNeverSatisfied", JobState.Held, "DependencyNeverSatisfied")]
    [InlineData("5|PENDING|0:00||wrap|JobHeldUser", JobState.Held, "JobHeldUser")]
    [InlineData("5|PENDING|0:00||wrap|JobHeldAdmin", JobState.Held, "JobHeldAdmin")]
    [InlineData("5|PENDING|0:00||wrap|launch failed requeued held", JobState.Held, "launch failed requeued held")]
    [InlineData("5|PENDING|0:00||wrap|Nodes required for job are DOWN, DRAINED or reserved for jobs in higher priority partitions", JobState.Pending, "Nodes required for job are DOWN, DRAINED or reserved for jobs in higher priority partitions")]
    [InlineData("5|RUNNING|0:02|vm|wrap|None", JobState.Running, "")]
    [InlineData("5|CANCELLED|0:01|vm|wrap|None", JobState.Cancelled, "")]
    [InlineData("5|TIMEOUT|1:13|vm|wrap|TimeLimit", JobState.OutOfTime, "TimeLimit")]
    [InlineData("5|NODE_FAIL|0:02|vm|wrap|NodeDown", JobState.NodeFailure, "NodeDown")]
    [InlineData("5|OUT_OF_MEMORY|0:00|vm|wrap|OutOfMemory", JobState.OutOfMemory, "OutOfMemory")]
    [InlineData("5|NEW_STATE|0:00|vm|wrap|None", JobState.Unknown, "not in the profile: NEW_STATE")]
    public void Every_state_of_squeue_has_a_meaning(string line, JobState state, string reason)
    {
        JobStatus job = Assert.Single(SiteCommands.ParseQuery(Site, line + "\n"));
        Assert.Equal((state, reason, "5", "wrap"), (job.State, job.Reason, job.Id, job.Name));
    }

    [Fact]
    public void Array_tasks_have_their_number_and_waiting_ones_are_listed_one_by_one()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseQuery(Site, "9_[4-5,7%3]|PENDING|0:00||wrap|JobArrayTaskLimit\n9_1|RUNNING|0:01|vm|wrap|None\n");
        Assert.Equal(["9_4", "9_5", "9_7", "9_1"], jobs.Select(j => j.Id));
        Assert.Equal("9_4", Site.TaskId("9", 4));
    }

    [Fact]
    public void Sacct_tells_exit_codes_signals_and_who_cancelled()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseAccounting(Site, """
            5|FAILED|7:0|0||vm|wrap
            6|FAILED|0:9|0||vm|wrap
            9_4|FAILED|1:0|1||vm|wrap
            227|CANCELLED by 0|0:0|1||vm|wrap
            233|TIMEOUT|0:0|73||vm|wrap
            233.batch|FAILED|3:0|73|4612K|vm|batch
            239|OUT_OF_MEMORY|0:125|0||vm|wrap
            239.batch|OUT_OF_MEMORY|0:125|0|52428800|vm|batch
            239.extern|COMPLETED|0:0|0||vm|extern
            2|NODE_FAIL|0:0|2||vm|wrap
            3|PENDING|0:0|0||None assigned|wrap

            """);
        Assert.Equal(
            [
                new("5", "wrap", JobState.Failed, "", 7, null, "vm", 0),
                new("6", "wrap", JobState.Failed, "", 0, 9, "vm", 0),
                new("9_4", "wrap", JobState.Failed, "", 1, null, "vm", 1),
                new("227", "wrap", JobState.Cancelled, "by 0", 0, null, "vm", 1),
                new("233", "wrap", JobState.OutOfTime, "", 0, null, "vm", 73, 5),
                new("239", "wrap", JobState.OutOfMemory, "", 0, null, "vm", 0, 50),
                new("2", "wrap", JobState.NodeFailure, "", 0, null, "vm", 2),
                new("3", "wrap", JobState.Pending, "", 0, null, null, 0),
            ],
            jobs);
    }

    [Fact]
    public void Without_a_database_the_file_of_finished_jobs_gives_states_and_codes()
    {
        JobStatus job = Assert.Single(SiteCommands.ParseAccounting(Site, "243|FAILED|9:0||||wrap\n"));
        Assert.Equal(new JobStatus("243", "wrap", JobState.Failed, "", 9), job);
    }

    [Fact]
    public void Nothing_is_no_job_but_garbage_is_an_error()
    {
        Assert.Empty(SiteCommands.ParseQuery(Site, ""));
        Assert.Empty(SiteCommands.ParseAccounting(Site, " \n"));
        UserError error = Assert.Throws<UserError>(() => SiteCommands.ParseQuery(Site, "\nPlease hold the line\n"));
        Assert.Contains("\"Please hold the line\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_carry_all_requests_and_quote_what_they_insert()
    {
        var requests = new JobRequests { Time = TimeSpan.FromSeconds(3601), Memory = 2000, Cores = 4, Queue = "long queue", Extra = ["--account=top quark"] };
        Assert.Equal(
            "sbatch --parsable --job-name=a.b --time=61 --mem=2000M --cpus-per-task=4 --partition='long queue' --signal=B:USR2@120 '--account=top quark' batchScript.sh",
            SiteCommands.Submit(Site, requests, "a.b", "batchScript.sh"));
        Assert.Equal(
            "sbatch --parsable --job-name='a'\\''b' --array=1-40%5 --signal=B:USR2@120 'x y.sh'",
            SiteCommands.SubmitArray(Site, JobRequests.None, "a'b", "x y.sh", 40, 5));
        Assert.Equal(
            "sbatch --parsable --job-name=m --dependency=afterok:7:9_2 --kill-on-invalid-dep=yes --signal=B:USR2@120 m.sh",
            SiteCommands.SubmitAfter(Site, JobRequests.None, "m", "m.sh", ["7", "9_2"]));
        Assert.Contains(
            "squeue --noheader --array --states=all --jobs=7,9 --format='%i|%T|%M|%N|%j|%r'",
            SiteCommands.Query(Site, ["7", "9_1", "9_2"]), StringComparison.Ordinal);
        Assert.Equal("scancel 7 9_1", SiteCommands.Cancel(Site, ["7", "9_1"]));
        Assert.Contains(" --name='$(x)' ", SiteCommands.QueryByName(Site, "$(x)"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_larger_than_the_site_allows_is_refused()
    {
        UserError error = Assert.Throws<UserError>(() => SiteCommands.SubmitArray(Site, JobRequests.None, "a", "a.sh", 1001));
        Assert.Contains("1 to 1000 tasks, not 1001", error.Message, StringComparison.Ordinal);
        Assert.Equal(1000, SiteCommands.MaximumArray(Site));
    }
}
