using Heppy.Examples;
using Heppy.Formats.Parquet;

[assembly: Xunit.AssemblyFixture(typeof(Heppy.Acceptance.Tests.SameBytes.RichRun))]

namespace Heppy.Acceptance.Tests.SameBytes;

/// <summary>A configuration that uses every kind of result, its input, and its undisturbed results.</summary>
public sealed class RichRun : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<IReadOnlyDictionary<string, string>> _undisturbed;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _undisturbedWithoutAutomaticAxis;

    public RichRun()
    {
        foreach (string source in new[] { "rich.cs", "rich_samples.cs", "golden.json" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "SameBytes", "Analysis", source), _folder[source]);
        }

        // 11,000 collisions, 100 in each section: run 1 and 2 with 50 of them, run 3 with 10.
        Write("signal", new FourMuonGenerator(FourMuonProcess.Higgs, 3), [4_000, 5_000, 3_000], 700);
        Write("collisions", new FourMuonGenerator(FourMuonProcess.Collisions, 4), [6_000, 0, 5_000], 333);
        _undisturbed = new(() => Reference("reference", "true"));
        _undisturbedWithoutAutomaticAxis = new(() => Reference("reference_not_automatic", "false"));
    }

    /// <summary>Contents, by path, of one chunk per component run in order by one thread.</summary>
    internal IReadOnlyDictionary<string, string> Undisturbed => _undisturbed.Value;

    /// <summary>The same with <c>-o automatic=false</c>: then no range depends on which components are planned together.</summary>
    internal IReadOnlyDictionary<string, string> UndisturbedWithoutAutomaticAxis => _undisturbedWithoutAutomaticAxis.Value;

    /// <summary>Path of a directory or file beside the configuration.</summary>
    internal string this[string name] => _folder[name];

    /// <summary>Runs heppy in the directory of the configuration.</summary>
    internal ToolResult Heppy(params string[] args) => Tool.RunIn(_folder.Path, new Dictionary<string, string>(), "heppy", ["-q", .. args]);

    /// <summary>Runs heppy with one environment variable.</summary>
    internal ToolResult HeppyWith(string variable, string value, params string[] args) =>
        Tool.RunIn(_folder.Path, new Dictionary<string, string> { [variable] = value }, "heppy", ["-q", .. args]);

    /// <summary>Merges a run.</summary>
    /// <returns>Its results.</returns>
    internal IReadOnlyDictionary<string, string> Merged(string outdir)
    {
        Tool.RunIn(_folder.Path, new Dictionary<string, string>(), "heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        return Results.Of(_folder[outdir]);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyDictionary<string, string> Reference(string outdir, string automatic)
    {
        Heppy("--executor", "synchronous", "-o", $"automatic={automatic}", outdir, "rich.cs").ShouldEndWith(ExitCode.Success);
        return Results.Of(_folder[outdir]);
    }

    private void Write(string name, FourMuonGenerator generator, int[] events, int rowsPerGroup)
    {
        Directory.CreateDirectory(_folder[$"data/{name}"]);
        var columns = new EventColumns(generator.Columns);
        long number = 0;
        for (int file = 0; file < events.Length; file++)
        {
            columns.Clear();
            for (int i = 0; i < events[file]; i++)
            {
                generator.Generate(number++, columns);
            }

            using FileStream stream = File.Create(_folder[$"data/{name}/file_{file + 1}.parquet"]);
            using var writer = new ParquetTreeWriter(stream, generator.Columns, rowsPerGroup);
            writer.Append(columns.Buffers, 0, columns.Rows);
            writer.Finish();
        }
    }
}
