using System.Text.Json;
using Heppy.Acceptance.Tests.SameBytes;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>heppy-batch -r: trees of chunks are kept elsewhere.</summary>
public sealed class StageOutTests : IDisposable
{
    private const string Configuration = """
        #:project ../src/Application
        using Heppy;
        using Heppy.Examples;

        var made = new GeneratedComponent("made") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, seed: 1), Events = 1_000, SplitFactor = 2 };
        var whole = new GeneratedComponent("whole") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, seed: 2), Events = 500 };
        return Application.Run(args, new Config { Components = [made, whole], Sequence = sample => [new Rows()] });

        readonly record struct Row(long Entry, double Root);

        sealed class Rows : Analyzer
        {
            readonly Ntuple<Row> rows = new("rows");

            public override bool Process(Event ev)
            {
                rows.Fill(ev, new Row(ev.Entry, Math.Sqrt(ev.Entry)));
                return true;
            }
        }
        """;

    private static Dictionary<string, string>? _local;
    private readonly TestFolder _folder = new();
    private readonly FakeXrootd _xrootd;

    public StageOutTests()
    {
        _folder.Write("rows.cs", Configuration);
        _xrootd = new FakeXrootd(_folder);
    }

    [Fact]
    public void Trees_are_copied_to_a_directory_and_merged_from_there()
    {
        Run("heppy-batch", "-q", "-o", "Out", "-r", "far away", "--site", "local", "rows.cs");
        Run("heppy-check", "--watch", "--interval", "0.1s", "Out");
        Run("heppy-check", "--deep", "Out");

        string stored = Assert.Single(Directory.GetFiles(_folder["far away/Out/made_Chunk1/Rows"]));
        JsonElement sealedTree = Outputs("made_Chunk1").Single(o => o.GetProperty("path").GetString() == "Rows/rows.parquet");
        Assert.Equal(stored, sealedTree.GetProperty("url").GetString());
        Assert.Equal($"sha256:{sealedTree.GetProperty("sha256").GetString()}", sealedTree.GetProperty("checksum").GetString());
        Assert.Equal(new FileInfo(stored).Length, sealedTree.GetProperty("size").GetInt64());
        Assert.Empty(Directory.GetFiles(_folder["Out"], "*.parquet", SearchOption.AllDirectories));
        Assert.False(Outputs("made_Chunk1").First(o => o.GetProperty("path").GetString() == "log.txt").TryGetProperty("url", out _));
        ShouldBeAsLocal();
    }

    [Fact]
    public void Components_added_to_a_run_keep_their_trees_in_the_same_place()
    {
        Submit("--only", "made");

        ToolResult refused = Run(ExitCode.Conflict, "heppy-batch", "-o", "Out", "-r", "elsewhere", "rows.cs", "-b", "./batchScript.sh");
        Assert.Contains("was made with its trees in root://eos.example.org//me/Out; components can be added to it in the same way only", refused.Error, StringComparison.Ordinal);
        Run("heppy", "-q", "Out", "rows.cs");

        Assert.Contains(_xrootd.Files(), f => f.Contains("/whole/Rows/rows.", StringComparison.Ordinal));
        ShouldBeAsLocal();
    }

    [Fact]
    public void A_stored_tree_is_fetched_before_another_run_reads_it()
    {
        Submit("--only", "whole");
        _folder.Write("second.cs", """
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

        string error = Run(ExitCode.Incomplete, "heppy", "Second", "second.cs").Error;
        Assert.Contains($"Out/whole/Rows/rows.parquet is not here but at {_xrootd.Url(_xrootd.Files().Single())}: fetch it first with heppy-hadd Out.", error, StringComparison.Ordinal);
        Run("heppy-hadd", "Out");
        Run("heppy", "-q", "Second", "second.cs");

        Assert.Contains("\"events\": 500", File.ReadAllText(_folder["Second/again/summary.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fails twice")]
    [InlineData("truncates twice")]
    public void A_copy_that_fails_or_arrives_damaged_is_tried_again(string fault)
    {
        _xrootd.Fault(fault);

        Submit();

        Run("heppy-check", "--deep", "Out");
        ShouldBeAsLocal();
        Assert.Equal(3, _xrootd.Files().Count());
    }

    [Theory]
    [InlineData("fails", "exit code 51: [0B/0B] | [ERROR] the disk server is on fire", "4 tries")]
    [InlineData("truncates", "Rows/rows.parquet could not be stored, in 4 tries: after it was copied, root://", "bytes, sealed with")]
    [InlineData("is gone", "xrdcp --nopbar --force --posc ", "exit code 127")]
    public void A_chunk_whose_trees_cannot_be_stored_fails_and_can_be_submitted_again(string fault, params string[] expected)
    {
        _xrootd.Fault(fault);
        Submit();

        ToolResult check = Run(ExitCode.Incomplete, "heppy-check", "--grace", "0.1s", "Out");
        string[] bad = [.. check.Output.Split('\n').Where(l => l.StartsWith("Out/", StringComparison.Ordinal))];
        Assert.Equal(3, bad.Length);
        Assert.All(bad, line => Assert.All(expected, e => Assert.Contains(e, line, StringComparison.Ordinal)));
        Assert.Empty(_xrootd.Files());

        _xrootd.Fault("");
        Run("heppy-check", "--grace", "0.1s", "Out", "-b", "sh");
        Run("heppy-check", "--watch", "--interval", "0.1s", "--grace", "0.1s", "Out");
        ShouldBeAsLocal();
    }

    [Fact]
    public void Stored_trees_that_are_gone_or_changed_are_named_and_done_again()
    {
        Submit();
        string[] stored = [.. _xrootd.Files()];
        File.Delete(stored[0]);
        File.WriteAllBytes(stored[1], [.. File.ReadAllBytes(stored[1])[..^1]]);
        byte[] bytes = File.ReadAllBytes(stored[2]);
        bytes[100] ^= 1;
        File.WriteAllBytes(stored[2], bytes);

        ToolResult check = Run(ExitCode.Incomplete, "heppy-check", "Out");
        Assert.Matches($"made_Chunk0 +damaged +{_xrootd.Url(stored[0])} does not exist \\({Size("made_Chunk0")} bytes were stored\\)", check.Output);
        Assert.Matches($"made_Chunk1 +damaged +{_xrootd.Url(stored[1])} has {Size("made_Chunk1") - 1} bytes, sealed with {Size("made_Chunk1")}", check.Output);
        Assert.DoesNotContain("Out/whole", check.Output, StringComparison.Ordinal);
        ToolResult deep = Run(ExitCode.Incomplete, "heppy-check", "--deep", "Out");
        Assert.Matches($"whole +damaged +{_xrootd.Url(stored[2])} has another content than was sealed \\(adler32:", deep.Output);
        ToolResult hadd = Run(ExitCode.Incomplete, "heppy-hadd", "Out");
        Assert.All(stored[..3], s => Assert.Contains(_xrootd.Url(s), hadd.Error, StringComparison.Ordinal));
        Assert.Contains("Nothing was merged.", hadd.Error, StringComparison.Ordinal);

        foreach (string chunk in new[] { "made_Chunk0", "made_Chunk1", "whole" })
        {
            Directory.Delete(_folder[$"Out/{chunk}"], recursive: true);
        }

        Run("heppy-check", "--resubmit", "--site", "local", "Out");
        Run("heppy-check", "--watch", "--interval", "0.1s", "Out");
        ShouldBeAsLocal();
    }

    [Fact]
    public void Storage_that_does_not_answer_makes_chunks_unknown_not_damaged()
    {
        Submit();
        _xrootd.Fault("sleeps");

        ToolResult check = Run(ExitCode.Incomplete, "heppy-check", "Out");

        Assert.Matches("made_Chunk0 +unknown +xrdfs eos.example.org stat /me/Out/made_Chunk0/Rows/rows[.][^ ]+[.]parquet: exit code 50: .FATAL. Connection error", check.Output);
        Assert.Contains("Look again: heppy-check Out", check.Error, StringComparison.Ordinal);
        Assert.Contains("Connection error", Run(ExitCode.Incomplete, "heppy-hadd", "Out").Error, StringComparison.Ordinal);
        Assert.Contains("left alone: it is sealed", Run(ExitCode.Incomplete, "heppy-check", "--resubmit", "Out").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rooot://eos.example.org//me", ExitCode.WrongArguments, "no transfer profile knows how to copy to rooot:. Nearest: root.")]
    [InlineData("davs://eos.example.org/me", ExitCode.WrongArguments, "needs the command gfal-copy (transfer profile gfal), which is not in PATH")]
    [InlineData("root:eos", ExitCode.WrongArguments, "not a path, nor a URL with an absolute path such as root://")]
    [InlineData("rows.cs/there", ExitCode.OutputDirectory, "-r rows.cs/there: cannot write there")]
    public void A_destination_that_cannot_work_is_refused_before_anything_is_written(string destination, int code, string expected)
    {
        ToolResult result = Run(code, "heppy-batch", "-o", "Out", "-r", destination, "rows.cs", "-b", "./batchScript.sh");

        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["Out"]));
    }

    public void Dispose() => _folder.Dispose();

    private void Submit(params string[] more) => Run("heppy-batch", ["-q", "-o", "Out", "-r", $"{FakeXrootd.Server}/me", "rows.cs", "-b", "./batchScript.sh", .. more]);

    private JsonElement[] Outputs(string chunk) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(_folder[$"Out/{chunk}/manifest.json"])).RootElement.GetProperty("outputs").EnumerateArray()];

    private long Size(string chunk) => Outputs(chunk).Single(o => o.TryGetProperty("url", out _)).GetProperty("size").GetInt64();

    private void ShouldBeAsLocal()
    {
        if (_local is null)
        {
            Run("heppy", "-q", "Local", "rows.cs");
            _local = Merged("Local");
        }

        Results.ShouldBeSame(_local, Merged("Out"));
        Assert.Empty(Directory.GetDirectories(_folder["Out"], ".*.new-*"));
    }

    private Dictionary<string, string> Merged(string outdir)
    {
        Run("heppy-hadd", "-q", outdir);
        // The directory of an unsplit component also has its job.
        return Results.Of(_folder[outdir]).Where(r => !r.Key.Contains("/.job/", StringComparison.Ordinal) && Path.GetFileName(r.Key) is not ("job.json" or "batch.log" or "batchScript.sh"))
            .ToDictionary(r => r.Key, r => r.Value);
    }

    private ToolResult Run(string command, params string[] args) => Run(ExitCode.Success, command, args);

    private ToolResult Run(int code, string command, params string[] args) =>
        Tool.RunIn(_folder.Path, _xrootd.Environment, command, args).ShouldEndWith(code);
}
