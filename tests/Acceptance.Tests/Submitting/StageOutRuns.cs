using System.Text.Json;
using Heppy.Acceptance.Tests.SameBytes;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>Runs with trees that are kept elsewhere, and histograms that are not, in a folder of their own: three chunks, two of them of one component.</summary>
internal sealed class StageOutRuns : IDisposable
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
            readonly Histogram<double> root = new("root", Axis.Regular(4, 0, 40, "square root"));

            public override bool Process(Event ev)
            {
                rows.Fill(ev, new Row(ev.Entry, Math.Sqrt(ev.Entry)));
                root.Fill(ev, Math.Sqrt(ev.Entry));
                return true;
            }
        }
        """;

    private static Dictionary<string, string>? _local;

    internal StageOutRuns()
    {
        Folder.Write("rows.cs", Configuration);
        Xrootd = new FakeXrootd(Folder);
    }

    /// <summary>Where the runs are.</summary>
    internal TestFolder Folder { get; } = new();

    /// <summary>The storage behind <c>root:</c>.</summary>
    internal FakeXrootd Xrootd { get; }

    public void Dispose() => Folder.Dispose();

    /// <summary>Runs all chunks to their ends, with the storage as destination.</summary>
    internal void Submit(params string[] more) => Run("heppy-batch", ["-q", "-o", "Out", "-r", $"{FakeXrootd.Server}/me", "rows.cs", "-b", "./batchScript.sh", .. more]);

    /// <summary>The outputs in the seal of a chunk.</summary>
    internal JsonElement[] Outputs(string chunk) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Folder[$"Out/{chunk}/manifest.json"])).RootElement.GetProperty("outputs").EnumerateArray()];

    /// <summary>Bytes of the stored tree of a chunk.</summary>
    internal long Size(string chunk) => Outputs(chunk).Single(o => o.TryGetProperty("url", out _)).GetProperty("size").GetInt64();

    /// <summary>Merges, and compares every file with a run whose trees were never elsewhere.</summary>
    internal void ShouldBeAsLocal()
    {
        if (_local is null)
        {
            Run("heppy", "-q", "Local", "rows.cs");
            _local = Merged("Local");
        }

        Results.ShouldBeSame(_local, Merged("Out"));
        Assert.Empty(Directory.GetDirectories(Folder["Out"], ".*.new-*"));
    }

    private Dictionary<string, string> Merged(string outdir)
    {
        Run("heppy-hadd", "-q", outdir);
        // The directory of an unsplit component also has its job.
        return Results.Of(Folder[outdir]).Where(r => !r.Key.Contains("/.job/", StringComparison.Ordinal) && Path.GetFileName(r.Key) is not ("job.json" or "batch.log" or "batchScript.sh"))
            .ToDictionary(r => r.Key, r => r.Value);
    }

    /// <summary>Runs a command that must succeed.</summary>
    internal ToolResult Run(string command, params string[] args) => Run(ExitCode.Success, command, args);

    /// <summary>Runs a command that must end with an exit code.</summary>
    internal ToolResult Run(int code, string command, params string[] args) =>
        Tool.RunIn(Folder.Path, Xrootd.Environment, command, args).ShouldEndWith(code);
}
