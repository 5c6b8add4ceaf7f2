using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>
/// The first text is the example of the design document of <c>qstat -F json</c>
/// (https://pbspro.atlassian.net/wiki/display/PD/PP-483, "Enhance output of qstat"), shortened; the others are of its form. Exit codes
/// below 0 are those of "Job Exit Codes" in the PBS Professional Administrator's Guide.
/// </summary>
public class PbsTests
{
    private static readonly SiteProfile Site = Sites.Pbs;

    [Theory]
    [InlineData("1.vbox\n", "1")]
    [InlineData("12[].vbox\n", "12[]")]
    [InlineData("2\n", "2")]
    [InlineData("qsub: Unknown queue\n", null)]
    public void The_id_is_read_from_what_qsub_prints(string output, string? id) => Assert.Equal(id, SiteCommands.ParseId(Site, output));

    [Fact]
    public void The_verbatim_example_is_a_waiting_job()
    {
        JobStatus job = Assert.Single(SiteCommands.ParseQuery(Site, """
            {
                 "timestamp":1479277336,
                 "pbs_version":"14.1",
                 "pbs_server":"vbox",
                 "Jobs":{
                             "1.vbox":{
                                     "Job_Name":"STDIN",
                                     "Job_Owner":"root@vbox",
                                     "job_state":"Q",
                                     "queue":"workq",
                                     "server":"vbox",
                                     "Checkpoint":"u",
                                     "ctime":"Fri Nov 11 17:57:05 2016",
                                     "Hold_Types":"n",
                                     "Join_Path":"n"
                             }
                 }
            }
            """));
        Assert.Equal(new JobStatus("1", "STDIN", JobState.Pending), job);
    }

    [Theory]
    [InlineData("\"job_state\":\"H\"", JobState.Held, null, null)]
    [InlineData("\"job_state\":\"R\"", JobState.Running, null, null)]
    [InlineData("\"job_state\":\"E\"", JobState.Running, null, null)]
    [InlineData("\"job_state\":\"F\", \"Exit_status\":0", JobState.Ended, 0, null)]
    [InlineData("\"job_state\":\"F\", \"Exit_status\":7", JobState.Failed, 7, null)]
    [InlineData("\"job_state\":\"F\", \"Exit_status\":265", JobState.Cancelled, 265, 9)]
    [InlineData("\"job_state\":\"F\", \"Exit_status\":267", JobState.Failed, 267, 11)]
    [InlineData("\"job_state\":\"F\", \"Exit_status\":-29", JobState.OutOfTime, -29, null)]
    [InlineData("\"job_state\":\"F\", \"Exit_status\":-27", JobState.OutOfMemory, -27, null)]
    [InlineData("\"job_state\":\"F\", \"Exit_status\":-3", JobState.NodeFailure, -3, null)]
    [InlineData("\"job_state\":\"F\"", JobState.Cancelled, null, null)]
    [InlineData("\"job_state\":\"X\", \"Exit_status\":0", JobState.Ended, 0, null)]
    [InlineData("\"job_state\":\"?\"", JobState.Unknown, null, null)]
    public void Every_state_of_qstat_has_a_meaning(string attributes, JobState state, int? exit, int? signal)
    {
        JobStatus job = Assert.Single(SiteCommands.ParseAccounting(Site, $"{{\"Jobs\":{{\"3.s\":{{{attributes}}}}}}}"));
        Assert.Equal((state, exit, signal), (job.State, job.ExitCode, job.Signal));
    }

    [Fact]
    public void Tasks_hosts_times_and_memory_are_read()
    {
        JobStatus job = Assert.Single(SiteCommands.ParseQuery(Site, """
            {"timestamp":1, "Jobs":{"3472664[7].pbshpc":{"Job_Name":"a", "job_state":"R", "exec_host":"khas024/4+khas025/0*2",
             "resources_used":{"cput":"00:00:00", "mem":"5008kb", "walltime":"00:01:17"}}}}
            """));
        Assert.Equal(new JobStatus("3472664_7", "a", JobState.Running, "", null, null, "khas024", 77, 5), job);
        Assert.Equal("qdel '12[7]' '12[]'", SiteCommands.Cancel(Site, [Site.TaskId("12[]", 7), "12[]"]));
    }

    [Fact]
    public void Without_jobs_there_is_no_list_of_them() =>
        Assert.Empty(SiteCommands.ParseQuery(Site, "{\"timestamp\":1788909619, \"pbs_version\":\"2024.1.2\", \"pbs_server\":\"s\"}\n"));

    [Fact]
    public void Commands_are_those_of_pbs()
    {
        var requests = new JobRequests { Time = TimeSpan.FromMinutes(90), Memory = 2000, Cores = 4, Queue = "q" };
        Assert.Equal("qsub -N a -l walltime=1:30:00 -l mem=2000mb -l ncpus=4 -q q x.sh", SiteCommands.Submit(Site, requests, "a", "x.sh"));
        Assert.Equal("qsub -N a -J 1-10%3 x.sh", SiteCommands.SubmitArray(Site, JobRequests.None, "a", "x.sh", 10, 3));
        Assert.Equal("qsub -N m -W depend=afterok:1:'2[]' m.sh", SiteCommands.SubmitAfter(Site, JobRequests.None, "m", "m.sh", ["1", "2[]"]));
    }

    [Theory]
    [InlineData("qsub -l select=1:ncpus=4", "pbs")]
    [InlineData("qsub -l nodes=1", "pbs")]
    [InlineData("qsub -l h_rt=3600", "sge")]
    [InlineData("qsub", "sge")]
    public void Its_qsub_is_told_from_that_of_grid_engine_by_options(string command, string site) => Assert.Equal(site, Sites.Search.ForCommand(command)!.Name);

    [Fact]
    public void Its_qsub_is_told_from_that_of_grid_engine_by_the_programs_there_are()
    {
        string folder = Directory.CreateTempSubdirectory("heppy-path-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "pbsnodes"), "");
            Assert.Equal("pbs", new SiteSearch([Sites.Shipped], [folder]).ForCommand("qsub -q x")!.Name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
