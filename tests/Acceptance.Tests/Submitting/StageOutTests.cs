using System.Text.Json;
using Heppy.Formats.Root;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>heppy-batch -r: trees of chunks are kept elsewhere.</summary>
public sealed class StageOutTests : IDisposable
{
    private readonly StageOutRuns _runs = new();

    [Fact]
    public void Trees_are_copied_to_a_directory_and_merged_from_there()
    {
        _runs.Run("heppy-batch", "-q", "-o", "Out", "-r", "far away", "--site", "local", "rows.cs");
        _runs.Run("heppy-check", "--watch", "--interval", "0.1s", "Out");
        _runs.Run("heppy-check", "--deep", "Out");

        string stored = Assert.Single(Directory.GetFiles(_runs.Folder["far away/Out/made_Chunk1/Rows"]));
        JsonElement sealedTree = _runs.Outputs("made_Chunk1").Single(o => o.GetProperty("path").GetString() == "Rows/rows.parquet");
        Assert.Equal(stored, sealedTree.GetProperty("url").GetString());
        Assert.Equal($"sha256:{sealedTree.GetProperty("sha256").GetString()}", sealedTree.GetProperty("checksum").GetString());
        Assert.Equal(new FileInfo(stored).Length, sealedTree.GetProperty("size").GetInt64());
        Assert.Empty(Directory.GetFiles(_runs.Folder["Out"], "*.parquet", SearchOption.AllDirectories));
        Assert.False(_runs.Outputs("made_Chunk1").First(o => o.GetProperty("path").GetString() == "log.txt").TryGetProperty("url", out _));
        _runs.ShouldBeAsLocal();
    }

    [Fact]
    public void Histograms_of_a_run_whose_trees_are_elsewhere_are_merged_to_a_ROOT_file()
    {
        _runs.Submit();
        Assert.DoesNotContain(_runs.Xrootd.Files(), f => f.Contains("histograms", StringComparison.Ordinal));

        _runs.ShouldBeAsLocal();

        // The square roots of 0 to 999, of two chunks, and of 0 to 499.
        Assert.Equal([100.0, 300, 500, 100], RootHistograms.Read(_runs.Folder["Out/made/histograms.root"])["Rows/root"].Values);
        Assert.Equal([100.0, 300, 100, 0], RootHistograms.Read(_runs.Folder["Out/whole/histograms.root"])["Rows/root"].Values);
    }

    [Fact]
    public void Components_added_to_a_run_keep_their_trees_in_the_same_place()
    {
        _runs.Submit("--only", "made");

        ToolResult refused = _runs.Run(ExitCode.Conflict, "heppy-batch", "-o", "Out", "-r", "elsewhere", "rows.cs", "-b", "./batchScript.sh");
        Assert.Contains("was made with its trees in root://eos.example.org//me/Out; components can be added to it in the same way only", refused.Error, StringComparison.Ordinal);
        _runs.Run("heppy", "-q", "Out", "rows.cs");

        Assert.Contains(_runs.Xrootd.Files(), f => f.Contains("/whole/Rows/rows.", StringComparison.Ordinal));
        _runs.ShouldBeAsLocal();
    }

    [Fact]
    public void A_stored_tree_is_fetched_before_another_run_reads_it()
    {
        _runs.Submit("--only", "whole");
        _runs.Folder.Write("second.cs", """
            #:project ../src/Application
            using Heppy;

            var again = new MCComponent("again") { Files = Files.FromRun("Out", "whole"), CrossSection = 1 };
            return Application.Run(args, new Config { Components = [again], Sequence = sample => [new Sum()] });

            sealed class Sum : Analyzer
            {
                readonly Column<double> root = new("Root");
                readonly Average mean = new("mean");

                public override bool Process(Event ev)
                {
                    mean.Add(ev, root[ev]);
                    return true;
                }
            }
            """);

        string error = _runs.Run(ExitCode.Incomplete, "heppy", "Second", "second.cs").Error;
        Assert.Contains($"Out/whole/Rows/rows.parquet is not here but at {_runs.Xrootd.Url(_runs.Xrootd.Files().Single())}: fetch it first with heppy-hadd Out.", error, StringComparison.Ordinal);
        _runs.Run("heppy-hadd", "Out");
        _runs.Run("heppy", "-q", "Second", "second.cs");

        Assert.Contains("\"events\": 500", File.ReadAllText(_runs.Folder["Second/again/summary.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fails twice", Explicit = true)]
    [InlineData("truncates twice")]
    public void A_copy_that_fails_or_arrives_damaged_is_tried_again(string fault)
    {
        _runs.Xrootd.Fault(fault);

        _runs.Submit();

        _runs.Run("heppy-check", "--deep", "Out");
        _runs.ShouldBeAsLocal();
        Assert.Equal(3, _runs.Xrootd.Files().Count());
    }

    [Theory]
    [InlineData("fails", "exit code 51: [0B/0B] | [ERROR] the disk server is on fire", "4 tries", Explicit = true)]
    [InlineData("truncates", "Rows/rows.parquet could not be stored, in 4 tries: after it was copied, root://", "bytes, sealed with")]
    [InlineData("is gone", "xrdcp --nopbar --force --posc ", "exit code 127", Explicit = true)]
    public void A_chunk_whose_trees_cannot_be_stored_fails_and_can_be_submitted_again(string fault, params string[] expected)
    {
        _runs.Xrootd.Fault(fault);
        _runs.Submit();

        ToolResult check = _runs.Run(ExitCode.Incomplete, "heppy-check", "--grace", "0.1s", "Out");
        string[] bad = [.. check.Output.Split('\n').Where(l => l.StartsWith("Out/", StringComparison.Ordinal))];
        Assert.Equal(3, bad.Length);
        Assert.All(bad, line => Assert.All(expected, e => Assert.Contains(e, line, StringComparison.Ordinal)));
        Assert.Empty(_runs.Xrootd.Files());

        _runs.Xrootd.Fault("");
        _runs.Run("heppy-check", "--grace", "0.1s", "Out", "-b", "sh");
        _runs.Run("heppy-check", "--watch", "--interval", "0.1s", "--grace", "0.1s", "Out");
        _runs.ShouldBeAsLocal();
    }

    public void Dispose() => _runs.Dispose();
}
