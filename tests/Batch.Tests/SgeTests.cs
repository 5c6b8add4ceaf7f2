using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>Texts are what Son of Grid Engine 8.1.9 printed.</summary>
public class SgeTests
{
    private static readonly SiteProfile Site = Sites.Sge;

    [Theory]
    [InlineData("Your job 2 (\"chunk\") has been submitted\n", "2")]
    [InlineData("Job 12 exited with exit code 5.\nYour job 12 (\"STDIN\") has been submitted\n", "12")]
    [InlineData("Your job-array 13.1-10:1 (\"arr\") has been submitted\n", "13")]
    [InlineData("4\n", "4")]
    [InlineData("13.1-10:1\n", "13")]
    [InlineData("Unable to run job: unknown resource \"nosuch\"\nExiting.\n", null)]
    public void The_id_is_read_from_what_qsub_prints(string output, string? id) => Assert.Equal(id, SiteCommands.ParseId(Site, output));

    [Fact]
    public void The_verbatim_list_of_a_running_job_is_read()
    {
        JobStatus job = Assert.Single(SiteCommands.ParseQuery(Site, """
            <?xml version='1.0'?>
            <job_info  xmlns:xsd="http://arc.liv.ac.uk/repos/darcs/sge/source/dist/util/resources/schemas/qstat/qstat.xsd">
              <queue_info>
                <job_list state="running">
                  <JB_job_number>34</JB_job_number>
                  <JAT_prio>0.50000</JAT_prio>
                  <JB_name>xml</JB_name>
                  <JB_owner>root</JB_owner>
                  <state>r</state>
                  <JAT_start_time>2026-11-23T08:59:56</JAT_start_time>
                  <queue_name>all.q@localhost</queue_name>
                  <slots>1</slots>
                </job_list>
              </queue_info>
              <job_info>
              </job_info>
            </job_info>

            """));
        Assert.Equal(new JobStatus("34", "xml", JobState.Running, "", Host: "localhost"), job);
    }

    [Theory]
    [InlineData("qw", JobState.Pending)]
    [InlineData("hqw", JobState.Held)]
    [InlineData("t", JobState.Running)]
    [InlineData("r", JobState.Running)]
    [InlineData("Rr", JobState.Running)]
    [InlineData("Rq", JobState.Pending)]
    [InlineData("dr", JobState.Running)]
    [InlineData("s", JobState.Held)]
    [InlineData("T", JobState.Held)]
    [InlineData("Eqw", JobState.Held)]
    [InlineData("?", JobState.Unknown)]
    public void Every_state_of_qstat_has_a_meaning(string word, JobState state) =>
        Assert.Equal(state, Assert.Single(SiteCommands.ParseQuery(Site, List($"<JB_job_number>1</JB_job_number><state>{word}</state>"))).State);

    [Fact]
    public void Waiting_tasks_that_are_listed_as_a_range_become_one_job_each()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseQuery(Site, List("<JB_job_number>13</JB_job_number><state>qw</state><tasks>4-10:3</tasks>"));
        Assert.Equal(["13_4", "13_7", "13_10"], jobs.Select(j => j.Id));
    }

    [Fact]
    public void A_job_in_error_is_held_for_the_reason_that_qstat_j_gives()
    {
        const string Note = "\nnote|28|error reason          1:      11/23/2026 08:59:37 [0:28492]: error: can't open output file \"/nonexistent/x\": No such file or directory\n";
        JobStatus job = Assert.Single(SiteCommands.ParseQuery(Site, List("<JB_job_number>28</JB_job_number><state>Eqw</state>") + Note));
        Assert.Equal(JobState.Held, job.State);
        Assert.Equal("11/23/2026 08:59:37 [0:28492]: error: can't open output file \"/nonexistent/x\": No such file or directory", job.Reason);
    }

    [Theory]
    [InlineData("0    ", "0                   ", JobState.Ended, "", 0, null)]
    [InlineData("0    ", "7                   ", JobState.Failed, "", 7, null)]
    [InlineData("0    ", "139 (Segmentation fault)", JobState.Failed, "", 139, 11)]
    [InlineData("100 : assumedly after job", "137 (Killed)", JobState.Cancelled, "killed: by qdel, or with signal 9 by hand or by its node", 137, 9)]
    [InlineData("37 : qmaster enforced h_rt, h_cpu, or h_vmem limit", "137 (Killed)", JobState.OutOfTime, "qmaster enforced h_rt, h_cpu, or h_vmem limit", 137, 9)]
    [InlineData("25 : rescheduling", "99", JobState.Pending, "rescheduling", 99, null)]
    [InlineData("30 : application error returned", "100", JobState.Failed, "application error returned", 100, null)]
    [InlineData("26 : opening input/output file", "0", JobState.Failed, "opening input/output file", 0, null)]
    [InlineData("7 : before prolog", "0", JobState.NodeFailure, "before prolog", 0, null)]
    public void Qacct_tells_how_a_job_ended(string failed, string exit, JobState state, string reason, int code, int? signal)
    {
        JobStatus job = Assert.Single(SiteCommands.ParseAccounting(Site, Record("2", "undefined", failed, exit)));
        Assert.Equal(new JobStatus("2", "chunk", state, reason, code, signal, "localhost", 4, 5), job);
    }

    [Fact]
    public void Tasks_have_a_record_each_and_of_two_runs_the_last_counts()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseAccounting(
            Site,
            Record("22", "2", "0", "0") + Record("26", "undefined", "25 : rescheduling", "99") + Record("22", "1", "0", "1") + Record("26", "undefined", "0", "0"));
        Assert.Equal([("22_2", JobState.Ended), ("26", JobState.Ended), ("22_1", JobState.Failed)], jobs.Select(j => (j.Id, j.State)));
    }

    [Fact]
    public void Broken_xml_is_an_error() =>
        Assert.Contains("does not describe", Assert.Throws<UserError>(() => SiteCommands.ParseQuery(Site, "<job_info><queue_info>")).Message, StringComparison.Ordinal);

    [Fact]
    public void Commands_are_those_of_grid_engine()
    {
        var requests = new JobRequests { Time = TimeSpan.FromHours(1), Memory = 2000, Cores = 4, Queue = "1nh" };
        Assert.Equal(
            "qsub -terse -cwd -N a -l h_rt=3600,s_rt=3480 -l mem_free=2000M -pe smp 4 -q 1nh batchScript.sh",
            SiteCommands.Submit(Site, requests, "a", "batchScript.sh"));
        Assert.Equal(
            "qsub -terse -cwd -N a -t 1-10 -tc 3 x.sh",
            SiteCommands.SubmitArray(Site, new JobRequests { Cores = 1 }, "a", "x.sh", 10, 3));
        Assert.Equal("qsub -terse -cwd -N m -hold_jid 15,22.2 m.sh", SiteCommands.SubmitAfter(Site, JobRequests.None, "m", "m.sh", ["15", "22_2"]));
        Assert.Equal("qdel 20 22.2", SiteCommands.Cancel(Site, ["20", "22_2"]));
        Assert.Contains("for id in 20 22; do qacct", SiteCommands.Accounting(Site, ["20", "22_1", "22_2"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_shorter_than_its_warning_gets_half_of_its_time() =>
        Assert.Contains("h_rt=60,s_rt=30", SiteCommands.Submit(Site, new JobRequests { Time = TimeSpan.FromMinutes(1) }, "a", "x.sh"), StringComparison.Ordinal);

    private static string List(string job) => $"<?xml version='1.0'?>\n<job_info><queue_info></queue_info><job_info><job_list state=\"pending\">{job}</job_list></job_info></job_info>\n";

    private static string Record(string id, string task, string failed, string exit) => $"""
        ==============================================================
        qname        all.q               
        hostname     localhost           
        owner        root                
        jobname      chunk               
        jobnumber    {id}                   
        taskid       {task}
        qsub_time    Mon Nov 23 08:58:07 2026
        granted_pe   NONE                
        slots        1                   
        failed       {failed}
        exit_status  {exit}
        ru_wallclock 4s
        maxvmem      4.660M

        """;
}
