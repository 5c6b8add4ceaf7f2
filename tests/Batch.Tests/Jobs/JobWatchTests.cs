using Heppy.Storage;
using Xunit;

namespace Heppy.Batch.Tests.Jobs;

/// <summary>Ledgers and profiles that are not as they should be.</summary>
public sealed class JobWatchTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Jobs_of_a_site_whose_profile_is_gone_are_unknown_and_the_others_are_judged_all_the_same()
    {
        var files = new PosixFiles();
        string[] directories = [Path.Combine(_scratch.Work, "a"), Path.Combine(_scratch.Work, "b")];
        foreach ((string directory, string site) in directories.Zip(["nowhere", "unknown"]))
        {
            Directory.CreateDirectory(directory);
            new JobLedger(files, directory).Put(new JobAttempt
            {
                Number = 1, Site = site, Name = "a.1", Command = "submit", Submitted = DateTimeOffset.UnixEpoch, Requests = JobRequests.None, State = SubmissionState.Submitted, Id = "7",
                Outcome = site == "unknown" ? JobSituation.Failed : null,
            });
        }

        IReadOnlyList<JobReport> reports = new JobWatch(files, new CommandRunner(TimeSpan.FromSeconds(1), new Dictionary<string, string>()), TimeProvider.System, TimeSpan.Zero).Report(directories);

        Assert.Equal([JobSituation.Unknown, JobSituation.Failed], reports.Select(r => r.Situation));
        Assert.StartsWith("There is no site 'nowhere'.", reports[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_ledger_says_what_it_is_for_and_what_to_do()
    {
        _scratch.Write(JobLedger.FileName, "{ \"attempts\": [");

        UserError error = Assert.Throws<UserError>(() => new JobLedger(new PosixFiles(), _scratch.Work).Read());

        Assert.Contains("job.json is damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("When none of them waits or runs any more, remove it", error.Message, StringComparison.Ordinal);
    }
}
