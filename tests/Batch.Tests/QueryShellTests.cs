using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>The commands of queries are really run by a shell, against programs that only say what the real ones said.</summary>
public sealed class QueryShellTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private string _folders = ":/usr/bin:/bin";

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("slurm", "squeue", "slurm_load_jobs error: Invalid job id specified")]
    [InlineData("lsf", "bjobs", "Job <7> is not found")]
    public void A_job_that_the_system_has_forgotten_is_an_answer(string site, string program, string error) =>
        Assert.Equal((0, "", ""), Query(site, program, $"echo '{error}' >&2; exit 1"));

    [Theory]
    [InlineData("slurm", "squeue", "slurm_load_jobs error: Unable to contact slurm controller (connect failure)")]
    [InlineData("lsf", "bjobs", "Cannot connect to LSF. Please wait ...")]
    [InlineData("sge", "qstat", "error: commlib error: got select error (Connection refused)")]
    [InlineData("pbs", "qstat", "qstat: cannot connect to server")]
    [InlineData("htcondor", "condor_q", "Error: Couldn't contact the condor_collector")]
    public void A_system_that_does_not_answer_is_a_failure_with_its_words(string site, string program, string error)
    {
        (int code, string output, string said) = Query(site, program, $"echo '{error.Replace("'", "", StringComparison.Ordinal)}' >&2; exit 1");
        Assert.NotEqual(0, code);
        Assert.Equal("", output);
        Assert.Equal(error.Replace("'", "", StringComparison.Ordinal) + "\n", said);
    }

    [Theory]
    [InlineData("slurm")]
    [InlineData("sge")]
    [InlineData("lsf")]
    [InlineData("pbs")]
    [InlineData("htcondor")]
    public void A_system_whose_commands_are_missing_is_a_failure(string site)
    {
        SiteProfile profile = Sites.Search.Find(site);
        HideBatchSystems();
        Assert.NotEqual(0, Sh(SiteCommands.Query(profile, ["7"])).Code);
        Assert.NotEqual(0, Sh(SiteCommands.QueryByName(profile, "n")).Code);
        Assert.NotEqual(0, Sh(SiteCommands.Accounting(profile, ["7"])!).Code);
        Assert.NotEqual(0, Sh(SiteCommands.Cancel(profile, ["7"])).Code);
    }

    [Fact]
    public void The_answer_of_squeue_passes_through_with_its_jobs()
    {
        (int code, string output, _) = Query("slurm", "squeue", "echo '7|RUNNING|0:02|vm|wrap|None'");
        Assert.Equal(0, code);
        Assert.Equal(JobState.Running, Assert.Single(SiteCommands.ParseQuery(Sites.Slurm, output)).State);
    }

    [Fact]
    public void Reasons_of_jobs_in_error_come_from_qstat_j()
    {
        (_, string output, _) = Query("sge", "qstat", """
            if [ "$1" = -j ]; then
                echo "job_number:                 $2"
                echo 'error reason          1:      11/23/2026 08:59:37 [0:28492]: error: no such file'
            else
                echo '<job_info><queue_info><job_list state="pending"><JB_job_number>7</JB_job_number><state>Eqw</state></job_list></queue_info></job_info>'
            fi
            """);
        Assert.Equal("11/23/2026 08:59:37 [0:28492]: error: no such file", Assert.Single(SiteCommands.ParseQuery(Sites.Sge, output)).Reason);
    }

    [Fact]
    public void Where_accounting_is_switched_off_sacct_is_asked_for_finished_jobs_and_only_there()
    {
        const string Finished = "case \"$*\" in *--completion*) echo '2|FAILED|3:0|wrap' ;; *) echo '{0}' >&2; exit 1 ;; esac";
        _scratch.Write("bin/sacct", "#!/bin/sh\n" + Finished.Replace("{0}", "Slurm accounting storage is disabled", StringComparison.Ordinal), executable: true);
        (int code, string output, _) = Sh(SiteCommands.Accounting(Sites.Slurm, ["2"])!);
        Assert.Equal(0, code);
        Assert.Equal(new JobStatus("2", "wrap", JobState.Failed, "", 3), Assert.Single(SiteCommands.ParseAccounting(Sites.Slurm, output)));
        _scratch.Write("bin/sacct", "#!/bin/sh\n" + Finished.Replace("{0}", "sacct: error: Problem talking to the database: Connection refused", StringComparison.Ordinal), executable: true);
        Assert.NotEqual(0, Sh(SiteCommands.Accounting(Sites.Slurm, ["2"])!).Code);
    }

    /// <summary>From now on the shell finds the usual programs, and no batch system that may be installed.</summary>
    private void HideBatchSystems()
    {
        string bin = Path.Combine(_scratch.Work, "bin");
        Directory.CreateDirectory(bin);
        foreach (string program in new[] { "sh", "awk", "sed", "grep", "id", "cat", "head", "tr", "xargs", "dirname" })
        {
            File.CreateSymbolicLink(Path.Combine(bin, program), $"/usr/bin/{program}");
        }

        _folders = "";
    }

    private (int Code, string Output, string Error) Query(string site, string program, string script)
    {
        _scratch.Write($"bin/{program}", $"#!/bin/sh\n{script}\n", executable: true);
        return Sh(SiteCommands.Query(Sites.Search.Find(site), ["7"]));
    }

    private (int Code, string Output, string Error) Sh(string command) => _scratch.Run(
        ["-c", "exec /bin/sh -c \"$1\"", "bash", command], _scratch.Work, ("PATH", Path.Combine(_scratch.Work, "bin") + _folders));
}
