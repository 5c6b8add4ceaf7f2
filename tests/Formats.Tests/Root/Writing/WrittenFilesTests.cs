using System.Globalization;
using System.Text.Json;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Tests.Parquet;
using Xunit;
using RandomTrees = Heppy.Formats.Tests.Parquet.Trees;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>
/// Files for other programs to read, with what they must find there: kept in <c>HEPPY_WRITTEN_ROOT</c> for .ci/checks/jsroot-written.sh.
/// </summary>
public sealed class WrittenFilesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RootCompression.None)]
    [InlineData(RootCompression.Zlib)]
    [InlineData(RootCompression.Zstd)]
    public void Trees_in_several_clusters(RootCompression compression)
    {
        ColumnBuffer[] columns = RandomTrees.Fill(WrittenTrees.Schema, 300, seed: 7);
        byte[] bytes = WrittenTrees.Write(WrittenTrees.Schema, columns, 64, compression);
        string path = _folder.Write("tree.root", bytes);
        using IEventFile file = new RootFormat().Open(path);
        Assert.Equal([64, 64, 64, 64, 44], file.Footer.RowGroups);
        Keep($"tree_{compression}".ToLowerInvariant(), bytes, () => columns.ToDictionary(
            c => c.Name,
            c => new { type = $"{Conversions.ElementOf(c.ValueType)}", list = c.IsJagged, rows = Decoded.Rows(c).Select(row => row.Select(Text).ToArray()).ToArray() }));
    }

    [Fact]
    public void Histograms_of_every_class()
    {
        var random = new Random(11);
        List<HistogramResult> all = [];
        for (int kind = 0; kind < 6; kind++)
        {
            Axis[] axes = [WrittenHistograms.AxisOf(kind), WrittenHistograms.AxisOf(kind + 1), WrittenHistograms.AxisOf(kind + 3)];
            for (int n = 1; n <= 3; n++)
            {
                all.Add(new HistogramResult($"h{n}_{kind}", $"histogram {kind}", WrittenHistograms.Histogram(axes[..n], random, 100)));
                all.Add(new HistogramResult($"p{n}_{kind}", $"profile {kind}", WrittenHistograms.Profile(axes[..n], random, 100)));
            }
        }

        all[0].Variations.Add("jes_up", all[0]);
        byte[] bytes = WrittenHistograms.Write("DiMuon", [.. all]);
        RootHistograms read = WrittenHistograms.Read(bytes);
        Assert.Equal(all.Count + 1, read.All.Count);
        Assert.Empty(read.Notes);
        Keep("histograms_written", bytes, () => new { file = "", histograms = read.All.Select(HistogramFacts.Of).ToArray() });
    }

    [Theory]
    [InlineData("uproot-histograms", 3)]
    [InlineData("uproot-issue33", 1)]
    [InlineData("SFttbar_2016_ele_pt", 1)]
    [InlineData("uproot-from-geant4", 15)]
    public void Histograms_of_other_writers(string name, int count)
    {
        string path = TestData.Find($"root/{name}.root");
        RootHistograms read = RootHistograms.Read(path);
        Assert.Equal(count, read.All.Count);
        Assert.Empty(read.Notes);
        Keep($"histograms_{name}", [], () => new { file = path, histograms = read.All.Select(HistogramFacts.Of).ToArray() });
    }

    /// <summary>A value that is compared as it stands: numbers in the shortest form that reads back.</summary>
    internal static string Text(object? value) => value switch
    {
        bool b => b ? "true" : "false",
        float f => ((double)f).ToString("R", CultureInfo.InvariantCulture),
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Keeps a file and what is expected of it, if somebody asks for them.</summary>
    internal static void Keep(string name, byte[] bytes, Func<object> expected)
    {
        if (Environment.GetEnvironmentVariable("HEPPY_WRITTEN_ROOT") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".root"), bytes);
            File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(expected()));
        }
    }
}
