using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>
/// Texts follow the HTCondor manual: condor_submit, condor_q, condor_history
/// (https://htcondor.readthedocs.io/en/latest/man-pages/condor_submit.html and beside it), and the appendix "Job ClassAd Attributes" for
/// the numbers of JobStatus and HoldReasonCode.
/// </summary>
public class HtcondorTests
{
    private static readonly SiteProfile Site = Sites.Condor;

    [Theory]
    [InlineData("Submitting job(s).\n1 job(s) submitted to cluster 123.\n", "123")]
    [InlineData("Submitting job(s)..........\n10 job(s) submitted to cluster 27.\n", "27")]
    [InlineData("123.0 - 123.9\n", "123")]
    [InlineData("ERROR: Can't open \"job.sub\"\n", null)]
    public void The_id_is_read_from_what_condor_submit_prints(string output, string? id) => Assert.Equal(id, SiteCommands.ParseId(Site, output));

    [Theory]
    [InlineData("\"JobStatus\": 1", JobState.Pending)]
    [InlineData("\"JobStatus\": 2", JobState.Running)]
    [InlineData("\"JobStatus\": 3", JobState.Cancelled)]
    [InlineData("\"JobStatus\": 4, \"ExitCode\": 0", JobState.Ended)]
    [InlineData("\"JobStatus\": 4, \"ExitCode\": 3", JobState.Failed)]
    [InlineData("\"JobStatus\": 4, \"ExitBySignal\": true, \"ExitSignal\": 9", JobState.Failed)]
    [InlineData("\"JobStatus\": 5, \"HoldReasonCode\": 4, \"HoldReason\": \"The credentials for the job are invalid\"", JobState.Held)]
    [InlineData("\"JobStatus\": 5, \"HoldReasonCode\": 16, \"HoldReason\": \"Spooling input data files\"", JobState.Pending)]
    [InlineData("\"JobStatus\": 5, \"HoldReasonCode\": 34, \"HoldReason\": \"Error from slot1@node: Job has gone over memory limit of 128 megabytes.\"", JobState.OutOfMemory)]
    [InlineData("\"JobStatus\": 5, \"HoldReasonCode\": 3, \"HoldReason\": \"Job raised a signal 9. Handling signal as if job has gone over memory limit.\"", JobState.OutOfMemory)]
    [InlineData("\"JobStatus\": 5, \"HoldReasonCode\": 46, \"HoldReason\": \"The job exceeded allowed job duration of 0+00:00:20\"", JobState.OutOfTime)]
    [InlineData("\"JobStatus\": 5, \"HoldReasonCode\": 47, \"HoldReason\": \"The job exceeded allowed execute duration of 0+00:00:20\"", JobState.OutOfTime)]
    [InlineData("\"JobStatus\": 6", JobState.Running)]
    [InlineData("\"JobStatus\": 7", JobState.Held)]
    [InlineData("\"JobStatus\": 99", JobState.Unknown)]
    public void Every_state_of_condor_q_has_a_meaning(string attributes, JobState state) => Assert.Equal(
        state, Assert.Single(SiteCommands.ParseQuery(Site, $"[\n{{ \"ClusterId\": 123, \"ProcId\": 0, {attributes} }}\n]\n")).State);

    [Fact]
    public void A_single_job_has_the_id_of_its_cluster_and_tasks_count_from_one()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseQuery(Site, """
            [
            { "ClusterId": 122, "ProcId": 0, "JobBatchName": "chunk", "JobStatus": 2, "RemoteHost": "slot1_4@node7.example.org", "MemoryUsage": 312 },
            { "ClusterId": 123, "HeppyArray": true, "ProcId": 0, "JobBatchName": "array", "JobStatus": 1 },
            { "ClusterId": 123, "HeppyArray": true, "ProcId": 4, "JobBatchName": "array", "JobStatus": 5, "HoldReason": "via condor_hold (by user u)", "HoldReasonCode": 1 }
            ]
            """);
        Assert.Equal(
            [
                new("122", "chunk", JobState.Running, "", Host: "node7.example.org", PeakMemory: 312),
                new("123_1", "array", JobState.Pending),
                new("123_5", "array", JobState.Held, "via condor_hold (by user u)"),
            ],
            jobs);
        Assert.Equal("condor_rm 122 123.0 123.4", SiteCommands.Cancel(Site, ["122", Site.TaskId("123", 1), "123_5"]));
    }

    [Fact]
    public void The_history_tells_how_jobs_ended()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseAccounting(Site, """
            [
            { "ClusterId": 1, "ProcId": 0, "JobStatus": 4, "ExitBySignal": false, "ExitCode": 0, "RemoteWallClockTime": 12.0, "LastRemoteHost": "slot1@n" },
            { "ClusterId": 2, "ProcId": 0, "JobStatus": 4, "ExitBySignal": true, "ExitSignal": 9, "RemoteWallClockTime": 3.0 },
            { "ClusterId": 3, "ProcId": 0, "JobStatus": 3, "RemoveReason": "via condor_rm (by user u)" },
            { "ClusterId": 4, "ProcId": 0, "JobStatus": 3, "LastHoldReasonCode": 34, "RemoveReason": "The job attribute PeriodicRemove expression evaluated to TRUE" }
            ]
            """);
        Assert.Equal(
            [
                new("1", null, JobState.Ended, "", 0, null, "n", 12),
                new("2", null, JobState.Failed, "", null, 9, null, 3),
                new("3", null, JobState.Cancelled, "via condor_rm (by user u)"),
                new("4", null, JobState.OutOfMemory, "The job attribute PeriodicRemove expression evaluated to TRUE"),
            ],
            jobs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]\n")]
    [InlineData("[\n]\n[\n]\n")]
    public void An_empty_queue_is_no_job(string output) => Assert.Empty(SiteCommands.ParseQuery(Site, output));

    [Theory]
    [InlineData("-- Failed to fetch ads from: <127.0.0.1:9618> : schedd\n")]
    [InlineData("[ { \"ClusterId\": 1,\n")]
    [InlineData("42\n")]
    public void Text_that_is_no_list_of_jobs_is_an_error(string output) => Assert.Throws<UserError>(() => SiteCommands.ParseQuery(Site, output));

    [Fact]
    public void Commands_use_the_submit_file_beside_the_script()
    {
        var requests = new JobRequests { Time = TimeSpan.FromHours(1), Memory = 2000, Cores = 4, Extra = ["+JobFlavour = \"longlunch\""] };
        Assert.Equal(
            "condor_submit -batch-name a -append 'allowed_execute_duration = 3600' -append 'request_memory = 2000' -append 'request_cpus = 4' "
            + "-append 'job_max_vacate_time = 120' -append '+JobFlavour = \"longlunch\"' job.sub",
            SiteCommands.Submit(Site, requests, "a", "batchScript.sh"));
        Assert.Equal(
            "condor_submit -batch-name a -append 'max_materialize = 3' -append 'job_max_vacate_time = 120' array/job.sub",
            SiteCommands.SubmitArray(Site, JobRequests.None, "a", "array/arrayScript.sh", 10, 3));
        Assert.StartsWith("condor_q -constraint 'JobBatchName == \"a\"' -json ", SiteCommands.QueryByName(Site, "a"), StringComparison.Ordinal);
        Assert.Contains("cannot wait", Assert.Throws<UserError>(() => SiteCommands.SubmitAfter(Site, JobRequests.None, "m", "m.sh", ["1"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("condor_submit", "condor_submit -batch-name NAME job.sub")]
    [InlineData("condor_submit ../mine.sub", "condor_submit -batch-name NAME ../mine.sub")]
    [InlineData("condor_submit -batch-name mine -spool", "condor_submit -batch-name mine -spool job.sub")]
    public void A_users_condor_submit_gets_name_and_file(string command, string expected) =>
        Assert.Equal(expected, SiteCommands.Named(Sites.Search.ForCommand(command)!, command, "NAME", "batchScript.sh"));
}
