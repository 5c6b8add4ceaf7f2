using DuckDB.NET.Data;
using Xunit;

namespace Heppy.Acceptance.Tests.Models;

/// <summary>The sample with an ONNX network: its package is restored by the SDK, once.</summary>
public class OnnxTests
{
    private static readonly string s_sample = Path.Combine(Root(), "samples/onnx");

    [Fact]
    public void The_network_is_what_the_code_writes_and_small()
    {
        string path = Path.Combine(s_sample, "dimuon.onnx");
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, OnnxModel.File());
        }

        byte[] stored = File.ReadAllBytes(path);
        Assert.True(stored.AsSpan().SequenceEqual(OnnxModel.File()), "samples/onnx/dimuon.onnx is not what OnnxModel writes. Run the test with HEPPY_UPDATE_GOLDEN=1.");
        Assert.InRange(stored.Length, 100, 2_000);
    }

    [Fact]
    public void For_one_event_at_a_time_or_in_batches_on_any_executor_the_network_says_the_same()
    {
        using var folder = new TestFolder();
        string[][] runs =
        [
            ["One", "--executor", "synchronous"],
            ["Threads", "--executor", "threads", "-j", "2", "-o", "batch=64"],
            ["Processes", "--executor", "processes", "-j", "2", "-o", "batch=1000"],
        ];

        foreach (string[] run in runs)
        {
            Run([.. run[1..], "-N", "4000", "--hadd", folder[run[0]], Path.Combine(s_sample, "analysis.cs")]);
        }

        foreach (string file in (string[])["cut_flow.txt", "cut_flow.json", "histograms.json", "candidates.parquet"])
        {
            byte[] first = File.ReadAllBytes(folder[$"One/Zmumu/Classifier/{file}"]);
            Assert.All(runs[1..], run => Assert.Equal(first, File.ReadAllBytes(folder[$"{run[0]}/Zmumu/Classifier/{file}"])));
        }

        Assert.Contains("muon_scale_up", File.ReadAllText(folder["One/Zmumu/Classifier/cut_flow.txt"]), StringComparison.Ordinal);
        CompareWithFormula(folder["One/Zmumu/Classifier/candidates.parquet"]);
    }

    /// <summary>The mass alone gives the highest score; pairs that are soft or far apart have less.</summary>
    private static void CompareWithFormula(string tree)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"select Mass, Pt, DeltaEta, Score from '{tree}'";
        using DuckDBDataReader reader = command.ExecuteReader();
        int rows = 0;
        while (reader.Read())
        {
            Assert.Equal(OnnxModel.Score(reader.GetFloat(0), reader.GetFloat(1), reader.GetFloat(2)), reader.GetFloat(3), 1e-5);
            rows++;
        }

        Assert.InRange(rows, 2_000, 4_000);
    }

    private static void Run(string[] arguments)
    {
        // The tests have a home of their own; packages are kept where the SDK has them.
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        ToolResult result = Tool.RunIn(s_sample, new Dictionary<string, string> { ["NUGET_PACKAGES"] = packages }, "heppy", arguments);
        bool isRestored = !result.Error.Contains("error HEPPY003", StringComparison.Ordinal);
        Assert.True(isRestored || Environment.GetEnvironmentVariable("CI") is null, result.Error);
        Assert.SkipUnless(isRestored, $"Microsoft.ML.OnnxRuntime cannot be restored here: {result.Error}");
        result.ShouldEndWith(ExitCode.Success);
    }

    private static string Root()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Heppy.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("not inside a checkout");
    }
}
