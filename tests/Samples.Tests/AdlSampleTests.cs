using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Xunit;

namespace Heppy.Samples.Tests;

/// <summary>The eight queries on real collisions, against the published references.</summary>
public class AdlSampleTests
{
    private static readonly Dictionary<string, double> Sums = new()
    {
        ["q1"] = 1000,
        ["q2"] = 1699,
        ["q3"] = 680,
        ["q4"] = 116,
        ["q5"] = 57,
        ["q6_1"] = 274,
        ["q6_2"] = 274,
        ["q7"] = 344,
        ["q8"] = 73,
    };

    [Theory]
    [InlineData("Run2012B_SingleMu-1000.parquet")]
    [InlineData("Run2012B_SingleMu-restructured-1000.parquet")]
    public void Histograms_equal_the_published_references_bin_by_bin(string file)
    {
        using var folder = new TestFolder();

        Dictionary<string, double[]> found = Run(folder, RealData.PathOf($"adl/{file}"), 1);

        foreach ((string query, double sum) in Sums)
        {
            Assert.Equal(sum, found[query].Sum());
        }

        foreach ((string query, double low, double high) in new[] { ("q1", 0.0, 2000.0), ("q2", 15.0, 60.0), ("q3", 15.0, 60.0), ("q4", 0.0, 2000.0), ("q5", 0.0, 2000.0) })
        {
            Assert.Equal(Reference(query, low, high), found[query]);
        }
    }

    [Theory]
    [InlineData("Run2012B_SingleMu-1000.parquet", 1)]
    [InlineData("Run2012B_SingleMu-1000.parquet", 7)]
    [InlineData("Run2012B_SingleMu-restructured-1000.parquet", 4)]
    public void Rewritten_into_several_files_with_other_row_groups_they_stay_the_same(string file, int split)
    {
        using var folder = new TestFolder();
        string original = RealData.PathOf($"adl/{file}");
        Dictionary<string, double[]> whole = Run(folder, original, 1);
        Directory.CreateDirectory(folder["parts"]);
        using (var duck = new DuckDBConnection("DataSource=:memory:"))
        {
            duck.Open();
            string[] parts = ["LIMIT 1", "LIMIT 340 OFFSET 1", "OFFSET 341", "LIMIT 0"];
            for (int i = 0; i < parts.Length; i++)
            {
                using DuckDBCommand command = duck.CreateCommand();
                command.CommandText = $"COPY (SELECT * FROM '{original}' {parts[i]}) TO '{folder[$"parts/file_{i}.parquet"]}' (FORMAT parquet, COMPRESSION snappy)";
                command.ExecuteNonQuery();
            }
        }

        Dictionary<string, double[]> found = Run(folder, folder["parts/*.parquet"], split);

        foreach (string query in Sums.Keys)
        {
            Assert.Equal(whole[query], found[query]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Written_by_Arrow_with_row_groups_of_1_7_and_333_null_lists_and_an_empty_file_they_stay_the_same(int split)
    {
        using var folder = new TestFolder();
        string original = RealData.PathOf("adl/Run2012B_SingleMu-1000.parquet");
        Dictionary<string, double[]> whole = Run(folder, original, 1);
        RewrittenEvents.Write(original, folder["arrow"]);

        Dictionary<string, double[]> found = Run(folder, folder["arrow/*.parquet"], split);

        foreach (string query in Sums.Keys)
        {
            Assert.Equal(whole[query], found[query]);
        }
    }

    [Fact]
    public void Generated_events_are_made_on_first_use()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", folder["Out"], Sample.PathOf("adl/analysis.cs"), "-o", "events=2000", "-o", "split=3", "--hadd");

        Assert.Equal(2000, Histograms(folder["Out"])["q1"].Sum());
    }

    private static Dictionary<string, double[]> Run(TestFolder folder, string files, int split)
    {
        string run = folder[$"Out{split}-{Path.GetFileNameWithoutExtension(files).Replace('*', 'x')}"];
        Sample.Succeed("heppy", run, Sample.PathOf("adl/analysis.cs"), "-o", $"files={files}", "-o", $"split={split}", "--hadd");
        return Histograms(run);
    }

    private static Dictionary<string, double[]> Histograms(string run)
    {
        Dictionary<string, double[]> all = [];
        foreach (string file in Directory.GetFiles(Path.Combine(run, "events"), "histograms.json", SearchOption.AllDirectories))
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonProperty histogram in json.RootElement.EnumerateObject())
            {
                all[histogram.Name] = [.. histogram.Value.GetProperty("storage").GetProperty("values").EnumerateArray().Select(v => v.GetDouble())];
            }
        }

        return all;
    }

    /// <summary>The reference with flow bins, from (bin centre, entries); the centres of flow bins are half a bin outside.</summary>
    private static double[] Reference(string query, double low, double high)
    {
        double[] bins = new double[102];
        foreach (string line in File.ReadAllLines(RealData.PathOf($"adl/{query}.csv")).Skip(1).Where(l => l.Length > 0))
        {
            string[] fields = line.Split(',');
            double centre = double.Parse(fields[0], CultureInfo.InvariantCulture);
            int bin = (int)Math.Floor((centre - low) / (high - low) * 100) + 1;
            bins[Math.Clamp(bin, 0, 101)] += double.Parse(fields[1], CultureInfo.InvariantCulture);
        }

        return bins;
    }
}
