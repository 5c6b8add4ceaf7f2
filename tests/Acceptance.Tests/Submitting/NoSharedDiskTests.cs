using Heppy.Acceptance.Tests.BadInput;
using Heppy.Acceptance.Tests.SameBytes;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>Jobs on machines that do not see the run's disk: program, run and input files travel, one file comes back.</summary>
public sealed class NoSharedDiskTests : IDisposable
{
    // Their own: input files are hidden from the jobs.
    private readonly BadRun _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(false, Explicit = true)]
    [InlineData(true)]
    public void Jobs_that_find_only_what_came_along_give_the_bytes_of_a_local_run(bool asArray)
    {
        string config = _runs.Spoiled("", "");
        string local = _runs.NewOutdir();
        _runs.Run("heppy", "-q", local, config).ShouldEndWith(ExitCode.Success);
        _runs.Run("heppy-hadd", "-q", local).ShouldEndWith(ExitCode.Success);
        string outdir = _runs.NewOutdir();
        _runs.Run("heppy-batch", "-n", "--rehearse", "htcondor", "--no-shared-disk", "-o", outdir, config).ShouldEndWith(ExitCode.Success);
        HideInputs(outdir);

        try
        {
            _runs.Run("heppy-check", ["--resubmit", "--site", "htcondor", .. asArray ? (string[])["--array"] : [], outdir]).ShouldEndWith(ExitCode.Success);
            _runs.Run("heppy-check", "--watch", "--interval", "0.2s", outdir).ShouldEndWith(ExitCode.Success);
        }
        finally
        {
            ShowInputs();
        }

        Assert.Contains("ggH_Chunk2: Complete", File.ReadAllText(_runs[$"{outdir}/ggH_Chunk2/batch.log"]), StringComparison.Ordinal);
        // The rehearsal may still be about to remove the directory where a job ran.
        Assert.Empty(Directory.GetDirectories(_runs[outdir], "ggH_Chunk*").SelectMany(d => Directory.GetFiles(d, "result.tar", SearchOption.AllDirectories)));
        _runs.Run("heppy-check", "--deep", outdir).ShouldEndWith(ExitCode.Success);
        _runs.Run("heppy-hadd", "-q", outdir).ShouldEndWith(ExitCode.Success);
        Results.ShouldBeSame(Results.Of(_runs[local]), Results.Of(_runs[outdir]));
    }

    [Fact]
    public void A_result_that_is_cut_off_or_of_another_run_seals_nothing()
    {
        string config = _runs.Spoiled("", "");
        string outdir = _runs.NewOutdir();
        string other = _runs.NewOutdir();
        foreach (string run in (string[])[outdir, other])
        {
            _runs.Run("heppy-batch", "-q", "--rehearse", "htcondor", "--no-shared-disk", "-o", run, config).ShouldEndWith(ExitCode.Success);
        }

        foreach (int chunk in (int[])[0, 1])
        {
            foreach (string run in (string[])[outdir, other])
            {
                string result = _runs[$"{run}/ggH_Chunk{chunk}/result.tar"];
                Assert.True(SpinWait.SpinUntil(() => File.Exists(result), TimeSpan.FromSeconds(60)), $"no {result}");
                Thread.Sleep(50);
            }
        }

        File.Copy(_runs[$"{other}/ggH_Chunk0/result.tar"], _runs[$"{outdir}/ggH_Chunk0/result.tar"], overwrite: true);
        byte[] whole = File.ReadAllBytes(_runs[$"{outdir}/ggH_Chunk1/result.tar"]);
        File.WriteAllBytes(_runs[$"{outdir}/ggH_Chunk1/result.tar"], whole[..(whole.Length / 3)]);

        _runs.Run("heppy-check", "--watch", "--interval", "0.2s", "--grace", "0.1s", outdir).ShouldEndWith(ExitCode.Incomplete);
        Assert.False(File.Exists(_runs[$"{outdir}/ggH_Chunk0/manifest.json"]));
        Assert.False(File.Exists(_runs[$"{outdir}/ggH_Chunk1/manifest.json"]));
        Assert.Empty(Directory.GetDirectories(_runs[$"{outdir}/ggH_Chunk1"], ".attempt-*"));
        Assert.True(File.Exists(_runs[$"{outdir}/ggH_Chunk2/manifest.json"]));
    }

    [Theory]
    [InlineData("--site", "slurm", "slurm does not carry files")]
    [InlineData("-b", "mysubmit batchScript.sh", "this batch system is not known")]
    public void A_system_that_carries_no_files_is_refused_before_anything_is_written(string option, string value, string message)
    {
        string outdir = _runs.NewOutdir();

        ToolResult result = _runs.Run("heppy-batch", "--no-shared-disk", option, value, "-o", outdir, _runs.Spoiled("", "")).ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains($"--no-shared-disk: {message}; HTCondor does (--site htcondor)", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_runs[outdir]));
    }

    /// <summary>The files are no longer where they were planned; what travels leads to where they are now.</summary>
    private void HideInputs(string outdir)
    {
        Directory.Move(_runs["data"], _runs["hidden"]);
        foreach (string link in Directory.GetDirectories(_runs[outdir], "*_Chunk*").SelectMany(d => Directory.GetFiles(Path.Combine(d, "inputs"))))
        {
            string name = Path.GetFileName(File.ResolveLinkTarget(link, returnFinalTarget: false)!.FullName);
            File.Delete(link);
            File.CreateSymbolicLink(link, _runs[$"hidden/{name}"]);
        }
    }

    private void ShowInputs() => Directory.Move(_runs["hidden"], _runs["data"]);
}
