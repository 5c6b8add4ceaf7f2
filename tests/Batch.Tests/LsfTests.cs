using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>
/// Texts follow IBM's documentation: bsub.1, bjobs.o.1 and bhist.1 of the command reference of LSF 10.1
/// (https://www.ibm.com/docs/en/SSWRJV_10.1.0/lsf_command_ref/bjobs.o.1.html and beside it), and the table "Example output of bacct and
/// bhist" in "Platform LSF Configuration Reference" (page 614 in that of version 7.3).
/// </summary>
public class LsfTests
{
    private static readonly SiteProfile Site = Sites.Lsf;

    [Theory]
    [InlineData("Job <951703> is submitted to queue <regular>.\n", "951703")]
    [InlineData("Job <951703> is submitted to default queue <normal>.\n", "951703")]
    [InlineData("Cannot connect to LSF. Please wait ...\nJob <12345> is submitted to queue <normal>.\n", "12345")]
    [InlineData("Request aborted by esub. Job not submitted.\n", null)]
    public void The_id_is_read_from_what_bsub_prints(string output, string? id) => Assert.Equal(id, SiteCommands.ParseId(Site, output));

    [Theory]
    [InlineData("PEND|-|-|-|-|chunk|-|New job is waiting for scheduling;", JobState.Pending, "New job is waiting for scheduling", null)]
    [InlineData("PSUSP|-|-|-|-|chunk|-|-", JobState.Held, "", null)]
    [InlineData("RUN|-|338 second(s)|2.5 Gbytes|hostA|chunk|-|-", JobState.Running, "", null)]
    [InlineData("DONE|-|338 second(s)|220 Mbytes|hostA|chunk|-|-", JobState.Ended, "", null)]
    [InlineData("EXIT|1|338 second(s)|220 Mbytes|hostA|chunk|-|-", JobState.Failed, "", 1)]
    [InlineData("EXIT|140|338 second(s)|-|hostA|chunk|TERM_RUNLIMIT: job killed after reaching LSF run time limit|-", JobState.OutOfTime, "TERM_RUNLIMIT: job killed after reaching LSF run time limit", 140)]
    [InlineData("EXIT|130|338 second(s)|-|hostA|chunk|TERM_MEMLIMIT: job killed after reaching LSF memory usage limit|-", JobState.OutOfMemory, "TERM_MEMLIMIT: job killed after reaching LSF memory usage limit", 130)]
    [InlineData("EXIT|130|338 second(s)|-|hostA|chunk|TERM_OWNER: job killed by owner|-", JobState.Cancelled, "TERM_OWNER: job killed by owner", 130)]
    [InlineData("EXIT|143|338 second(s)|-|hostA|chunk|TERM_PREEMPT: job killed after preemption|-", JobState.NodeFailure, "TERM_PREEMPT: job killed after preemption", 143)]
    [InlineData("ZOMBI|-|-|-|hostA|chunk|-|-", JobState.NodeFailure, "", null)]
    [InlineData("UNKWN|-|-|-|hostA|chunk|-|-", JobState.Unknown, "not in the profile: UNKWN", null)]
    public void Every_state_of_bjobs_has_a_meaning(string fields, JobState state, string reason, int? exit)
    {
        JobStatus job = Assert.Single(SiteCommands.ParseQuery(Site, $"101|0|{fields}\n"));
        Assert.Equal(("101", "chunk", state, reason, exit), (job.Id, job.Name, job.State, job.Reason, job.ExitCode));
    }

    [Fact]
    public void Time_and_memory_have_words_for_units()
    {
        JobStatus job = Assert.Single(SiteCommands.ParseQuery(Site, "101|0|RUN|-|338 second(s)|2.5 Gbytes|hostA|chunk|-|-\n"));
        Assert.Equal((338.0, 2560L, "hostA"), (job.Seconds, job.PeakMemory, job.Host));
    }

    [Fact]
    public void Elements_of_an_array_lose_their_index_from_the_name()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseQuery(Site, "456|3|RUN|-|1 second(s)|-|hostA|myArray[3]|-|-\n456[4]|4|PEND|-|-|-|-|myArray[4]|-|-\n");
        Assert.Equal([("456_3", "myArray"), ("456_4", "myArray")], jobs.Select(j => (j.Id, j.Name)));
        Assert.Equal("bkill 101 '456[3]'", SiteCommands.Cancel(Site, ["101", Site.TaskId("456", 3)]));
    }

    [Fact]
    public void The_history_is_read_over_its_line_breaks()
    {
        IReadOnlyList<JobStatus> jobs = SiteCommands.ParseAccounting(Site, """

            Job <223>, Job Name <chunk>, User <test>, Project <default>, Command <#! /bin/ba
                                 sh>
            Sun Dec 20 15:05:40: Submitted from host <node69>, to Queue <default>, CWD <$HO
                                 ME>, Output File <batch.log>;
            Sun Dec 20 15:05:46: Dispatched to <node62>;
            Sun Dec 20 15:05:46: Starting (Pid 30493);
            Sun Dec 20 15:05:46: Running with execution home </home/test>, Execution CWD </
                                 home/test>, Execution Pid <30493>;
            Sun Dec 20 15:05:51: Done successfully. The CPU time used is 9.6 seconds;
            Sun Dec 20 15:05:51: Post job process done successfully;

            MEMORY USAGE:
            MAX MEM: 220 Mbytes;  AVG MEM: 214 Mbytes

            Summary of time in seconds spent in various states by  Sun Dec 20 15:05:51
              PEND     PSUSP    RUN      USUSP    SSUSP    UNKWN    TOTAL
              6        0        5        0        0        0        11
            ------------------------------------------------------------------------------

            Job <224[7]>, Job Name <chunks[7]>, User <test>, Project <default>, Command <true>
            Thu Mar 13 17:32:03: Submitted from host <hostb>, to Queue <normal>, CWD <$HOME>;
            Thu Mar 13 17:32:03: Dispatched to <hostd>;
            Thu Mar 13 17:32:05: Signal <KILL> requested by user or administrator <user2>;
            Thu Mar 13 17:32:06: Exited by signal 2. The CPU time used is 0.1 seconds;

            Summary of time in seconds spent in various states by  Thu Mar 13 17:32:06
              PEND     PSUSP    RUN      USUSP    SSUSP    UNKWN    TOTAL
              0        0        3        0        0        0        3

            """);
        Assert.Equal(
            [
                new("223", "chunk", JobState.Ended, "", null, null, "node62", 5, 220),
                new("224_7", "chunks", JobState.Cancelled, "killed by its owner or an administrator", null, 2, "hostd", 3),
            ],
            jobs);
    }

    [Theory]
    [InlineData("Exited with exit code 7. The CPU time used is 0.1 seconds;", JobState.Failed)]
    [InlineData("Exited with exit code 140. The CPU time used is 0.1 seconds;\nThu Mar 13 20:18:32: Completed <exit>; TERM_RUNLIMIT: job killed after reaching LSF run t\n                     ime limit;", JobState.OutOfTime)]
    [InlineData("Exited by signal 2. The CPU time used is 0.1 seconds;\nThu Mar 13 20:18:32: Completed <exit>; TERM_MEMLIMIT: job killed after reaching LSF memory usage limit;", JobState.OutOfMemory)]
    [InlineData("Unknown; unable to reach the execution host;\nThu Jun 12 16:10:38: Exited with exit code 143. The CPU time used is 0.1 seconds;", JobState.NodeFailure)]
    [InlineData("Starting (Pid 1);", JobState.Running)]
    public void The_end_of_the_history_tells_the_state(string end, JobState state) => Assert.Equal(state, Assert.Single(SiteCommands.ParseAccounting(
        Site, $"Job <1>, User <u>, Project <default>, Command <true>\nThu Mar 13 17:32:03: Submitted from host <hostb>, to Queue <normal>;\nThu Mar 13 17:32:03: Dispatched to <hostd>;\nThu Mar 13 20:18:32: {end}\n")).State);

    [Fact]
    public void Commands_are_those_of_lsf()
    {
        var requests = new JobRequests { Time = TimeSpan.FromHours(1), Memory = 2000, Cores = 4, Queue = "1nh" };
        Assert.Equal(
            "bsub -J a -W 60 -M 2000MB -R 'rusage[mem=2000MB]' -n 4 -R 'span[hosts=1]' -q 1nh -wa USR2 -wt 2 < batchScript.sh",
            SiteCommands.Submit(Site, requests, "a", "batchScript.sh"));
        Assert.Equal("bsub -J 'a[1-10]%3' -wa USR2 -wt 2 < x.sh", SiteCommands.SubmitArray(Site, JobRequests.None, "a", "x.sh", 10, 3));
        Assert.Equal(
            "bsub -J m -w 'done(15) && done(22[2])' -wa USR2 -wt 2 < m.sh",
            SiteCommands.SubmitAfter(Site, JobRequests.None, "m", "m.sh", ["15", "22_2"]));
        Assert.Contains("\" 15 22 2>", SiteCommands.Query(Site, ["15", "22_1", "22_2"]), StringComparison.Ordinal);
        Assert.Contains("bhist -n 0 -l 15 '22[2]' ", SiteCommands.Accounting(Site, ["15", "22_2"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bsub -q 1nh", "bsub -q 1nh -J NAME < batchScript.sh")]
    [InlineData("bsub -q 8nh < ./batchScript.sh", "bsub -J NAME -q 8nh < ./batchScript.sh")]
    [InlineData("bsub -J mine", "bsub -J mine < batchScript.sh")]
    public void A_users_bsub_gets_name_and_script(string command, string expected) =>
        Assert.Equal(expected, SiteCommands.Named(Sites.Search.ForCommand(command)!, command, "NAME", "batchScript.sh"));
}
