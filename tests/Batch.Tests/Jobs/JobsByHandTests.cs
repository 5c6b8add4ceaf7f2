using System.Diagnostics;
using System.Globalization;
using Heppy.Storage;
using Xunit;

namespace Heppy.Batch.Tests.Jobs;

/// <summary>Jobs that no ledger knows of, and files of which nothing can be known.</summary>
public sealed class JobsByHandTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly Scratch _scratch = new();
    private readonly PosixFiles _files = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_script_that_runs_in_a_shell_of_this_machine_is_running_until_it_is_gone()
    {
        using Process shell = _scratch.Start(["-c", "exec sleep 60"], null, ("HEPPY_JOB_NAME", "x"), ("PATH", "/usr/bin:/bin"));
        try
        {
            Began(Record(1, shell.Id, Environment.MachineName) with { Started = DateTimeOffset.UtcNow });
            JobReport first = Look();
            JobReport second = Look();

            Assert.Equal([JobSituation.Running, JobSituation.Running], [first.Situation, second.Situation]);
            Assert.StartsWith("submitted by hand", second.Detail, StringComparison.Ordinal);
            Assert.Equal(("local", shell.Id.ToString(CultureInfo.InvariantCulture)), (Assert.Single(second.Attempts).Site, second.Attempts[0].Id));
        }
        finally
        {
            shell.Kill();
            shell.WaitForExit();
        }

        Assert.Equal(JobSituation.Lost, Look().Situation);
    }

    [Fact]
    public void A_script_that_runs_on_another_machine_is_unknown_and_not_given_up()
    {
        Began(Record(1, 7, "elsewhere"));

        JobReport report = Look();

        Assert.Equal((JobSituation.Unknown, true), (report.Situation, report.MayLive));
        Assert.Contains("started on elsewhere: look from there", report.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_in_the_background_of_another_machine_is_not_lost()
    {
        new JobLedger(_files, _scratch.Work).Put(Attempt(1, "local", "7") with { Host = "elsewhere" });

        Assert.Equal(JobSituation.Unknown, Look().Situation);
    }

    [Fact]
    public void What_failed_by_hand_has_failed_with_its_message()
    {
        Began(Record(1, 7, "elsewhere") with { Ended = Noon, ExitCode = 4, Message = "bad luck" });

        JobReport report = Look();

        Assert.Equal((JobSituation.Failed, "bad luck"), (report.Situation, report.Detail));
        Assert.True(Assert.Single(report.Attempts).IsByHand);
    }

    [Theory]
    // The attempt's own job, its end seen later.
    [InlineData("7", "7", JobSituation.Failed, -1, false)]
    // Its own, but the clock of its machine is ahead of that of the accounting.
    [InlineData("7", "7", JobSituation.Failed, 1, false)]
    // Taken for lost, and then it began.
    [InlineData("7", "7", JobSituation.Lost, 1, true)]
    [InlineData("7", "7", JobSituation.Lost, -1, false)]
    // Another job of the same script, before or after the first was judged.
    [InlineData("7", "8", JobSituation.Failed, -1, true)]
    [InlineData("7", "8", JobSituation.Failed, 1, true)]
    // By hand in a shell: it has no id.
    [InlineData("7", null, JobSituation.Failed, 1, true)]
    public void A_job_that_began_belongs_to_the_attempt_whose_id_it_has(string submitted, string? began, JobSituation outcome, int minutes, bool isNews)
    {
        foreach (string command in (string[])["squeue", "sacct", "scontrol"])
        {
            // Not those of the machine, which may wait long for a Slurm that is down.
            _scratch.Write($"bin/{command}", "#!/bin/sh\nexit 1\n", executable: true);
        }

        new JobLedger(_files, _scratch.Work).Put(Attempt(1, "slurm", submitted) with { Outcome = outcome, Seen = Noon });
        Began(Record(1, 7, "elsewhere") with { Id = began, Site = "slurm", Started = Noon.AddMinutes(minutes) });

        Assert.Equal(isNews ? 2 : 1, Look().Attempts.Count);
    }

    [Theory]
    [InlineData(JobLedger.FileName, "{ \"attempts\": [")]
    [InlineData(JobLedger.FileName, "{}")]
    [InlineData(JobLedger.FileName, "{ \"attempts\": [null] }")]
    [InlineData(JobLedger.FileName, "")]
    [InlineData(".job/1-vm-7-0.json", "{")]
    [InlineData(".job/1-vm-7-0.json", "null")]
    [InlineData(".job/1-vm-7-0.json", "{}")]
    public void A_damaged_file_makes_its_chunk_unknown_and_is_named(string name, string text)
    {
        _scratch.Write(name, text);
        string sound = Path.Combine(_scratch.Root, "sound");
        Directory.CreateDirectory(sound);

        IReadOnlyList<JobReport> reports = Watch().Report([_scratch.Work, sound]);

        Assert.Equal([JobSituation.Unknown, JobSituation.NeverSubmitted], reports.Select(r => r.Situation));
        Assert.Contains(name, reports[0].Detail, StringComparison.Ordinal);
        Assert.Contains("remove it", reports[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_that_does_not_answer_leaves_a_doubt_and_one_that_is_not_there_does_not()
    {
        ScriptFile.Write(_files, _scratch.Work, BatchScript.Files(Sites.Condor, new ScriptModel { Name = "ZZ.4f2a.1", WorkDirectory = _scratch.Work, Command = ["true"] }));
        _scratch.Write("bin/condor_q", "#!/bin/sh\nexit 1\n", executable: true);

        Assert.Equal((JobSituation.NeverSubmitted, null), (Look().Situation, Look().Doubt));
        _scratch.Write("bin/condor_submit", "#!/bin/sh\n", executable: true);
        Assert.StartsWith("htcondor does not answer", Look().Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_of_every_site_says_its_name_and_its_site() =>
        Assert.All(Sites.Search.Names, name =>
        {
            var model = new ScriptModel { Name = "ZZ_Chunk0.4f2a.1", WorkDirectory = _scratch.Work, Command = ["true"], Requests = new JobRequests { Memory = 2000, Cores = 4, Time = TimeSpan.FromHours(1), Queue = "1nh" } };
            ScriptFile.Write(_files, _scratch.Work, BatchScript.Files(Sites.Search.Find(name), model));
            Assert.Equal(new ScriptTitle("ZZ_Chunk0.4f2a.1", name), ScriptTitle.Read(_scratch.Work));
        });

    private JobReport Look() => Watch().Report([_scratch.Work])[0];

    private JobWatch Watch() => new(_files, new CommandRunner(TimeSpan.FromSeconds(20), new Dictionary<string, string> { ["PATH"] = $"{_scratch.Work}/bin:/usr/bin:/bin" }), TimeProvider.System, TimeSpan.Zero) { FindsByHand = true };

    private void Began(JobRecord record) => new JobRecords(_files, _scratch.Work).Write(record);

    private static JobRecord Record(int attempt, int process, string host) => new() { Attempt = attempt, Host = host, Process = process, Started = Noon };

    private static JobAttempt Attempt(int number, string site, string id) => new()
    {
        Number = number, Site = site, Name = "a.1", Command = "submit", Submitted = Noon.AddHours(-1), Requests = JobRequests.None, State = SubmissionState.Submitted, Id = id,
    };
}
