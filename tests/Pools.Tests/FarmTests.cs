using Heppy.Batch;
using Xunit;

namespace Heppy.Pools.Tests;

/// <summary>Pools on rehearsed LSF and HTCondor.</summary>
public class FarmTests
{
    [Theory]
    [InlineData("lsf")]
    [InlineData("htcondor")]
    public void Tasks_that_are_killed_are_submitted_again_those_that_throw_are_not_and_all_is_in_the_log(string site)
    {
        using var folder = new TestFolder();
        string path = folder.Path;
        File.WriteAllText(folder["kill1"], "");
        var log = new StringWriter();
        Result<int>[] results;
        using (Pool pool = Places.Open(site, folder, new FarmOptions { Log = log, Keep = KeepWork.Always, MaximumRunning = 2, Requests = new JobRequests { Time = TimeSpan.FromMinutes(5) } }))
        {
            results = pool.TryMap(Job, [(0, path), (1, path), (2, path), (4, path)]);
        }

        Assert.Equal([0, 1, 2, -1], results.Select(r => r.IsSuccess ? r.Value : -1));
        Assert.Equal((3, "InvalidOperationException: no 4 today"), (results[3].Failure!.Job, results[3].Failure!.Message));
        string text = log.ToString();
        Assert.Contains($"4 tasks submitted, {site} job ", text, StringComparison.Ordinal);
        Assert.Matches(@"task 1: Failed \(.*\); submitted again", text);
        Assert.Contains($"kept: {folder["work"]}\n", text, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(folder["work/log.txt"]));
        Assert.Equal([1, 2], new JobLedger(new Storage.PosixFiles(), folder["work/call-1/000001"]).Read().Select(a => a.Number));
    }

    [Fact]
    public async Task Cancelling_cancels_the_array()
    {
        using var folder = new TestFolder();
        using Pool pool = Places.Open("lsf", folder);
        using var cancel = new CancellationTokenSource();
        Task<int[]> call = pool.MapAsync(Endless, [(1, folder.Path), (1, folder.Path)], cancellation: cancel.Token);
        int process = folder.Await("begun");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        TestFolder.AwaitEnd(process);
    }

    [Fact]
    public void An_interrupted_program_cancels_its_array_before_it_ends()
    {
        using var folder = new TestFolder();
        using var pool = Pool.Processes(1, new PoolOptions { Attempts = 1 });
        Task<Result<int>[]> call = pool.TryMapAsync(Interrupted, [folder.Path]);
        int task = folder.Await("begun");

        using (var stop = System.Diagnostics.Process.Start("kill", ["-s", "INT", folder.Await("middle").ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            stop.WaitForExit();
        }

        Assert.Equal(FailureReason.Died, call.Result[0].Failure!.Reason);
        TestFolder.AwaitEnd(task);
        Assert.Contains("SIGINT: cancelling", File.ReadAllText(folder["inner/log.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_that_is_not_there_fails_the_jobs_in_its_own_words()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["nowhere.json"], """{ "name": "nowhere", "extends": "lsf", "submitArray": "no-such-bsub {{ script }}" }""");
        using Pool pool = Places.Open(folder["nowhere.json"], folder, new FarmOptions { Attempts = 1 });

        var failed = Assert.Throws<PoolException>(() => pool.Map(Functions.Square, [1]));

        Assert.Contains("its task was submitted 1 times; the last: Refused (exit code 127: ", failed.Failures[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_work_directory_that_exists_is_not_used()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["work"]);
        using Pool pool = Places.Open("lsf", folder);
        Assert.Contains("exists. Choose another one", Assert.Throws<UserError>(() => pool.Map(Functions.Square, [1])).Message, StringComparison.Ordinal);
    }

    /// <summary>A program with a farm of its own, whose job never ends.</summary>
    private static int Interrupted(string folder)
    {
        TestFolder.Say(Path.Combine(folder, "middle"));
        using var farm = Pool.Lsf(new FarmOptions { WorkDirectory = Path.Combine(folder, "inner"), PollInterval = TimeSpan.FromMilliseconds(100) });
        return farm.Map(Endless, [(1, folder)])[0];
    }

    private static int Job((int X, string Folder) job) => job.X == 1 ? Functions.Mortal(1, job.Folder) : Functions.Picky(job.X);

    private static int Endless((int X, string Folder) job) => Functions.Endless(job.X, job.Folder);
}
