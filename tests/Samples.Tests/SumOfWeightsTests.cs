using System.Text.Json;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;
using Xunit;

namespace Heppy.Samples.Tests;

/// <summary>Sums of generator weights that files bring along in their tree <c>Runs</c>.</summary>
public class SumOfWeightsTests
{
    private const string Sum = "genEventSumw_";
    private const double Expected = 15166686735.858717;

    private const string Analysis = """
        #!/usr/bin/env dotnet
        using Heppy;
        using static Heppy.Units;

        var options = new Options(args);
        var DY = new MCComponent("DY")
        {
            Files = [options.Get("files", "*.root", "the files")],
            CrossSection = 6077.22 * pb,
            GeneratorWeight = "genWeight",
            SumOfWeights = SumOfWeights.From("Runs", options.Get("column", "genEventSumw_", "the sum")),
        };
        DY.SplitFactor = options.Get("split", 1, "chunks");
        return Application.Run(args, new Config { Components = [DY], Luminosity = 1 / fb, Sequence = sample => [new Met()] });

        sealed class Met : Analyzer
        {
            readonly Column<float> met = new("MET_pt");
            readonly Histogram<double> histogram = new("met", Axis.Regular(10, 0, 100));

            public override bool Process(Event ev)
            {
                histogram.Fill(ev, met[ev]);
                return true;
            }
        }
        """;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    public void They_are_added_up_over_the_files_once_however_the_run_is_split(int files, int chunks)
    {
        using var folder = new TestFolder();
        Prepare(folder, files);

        Sample.Succeed("heppy", folder["Out"], folder["analysis.cs"], "-o", $"split={chunks}", "--hadd");

        JsonElement summary = Read(folder["Out/DY/summary.json"]);
        Assert.Equal(files * Expected, summary.GetProperty("sampleSumOfWeights").GetDouble());
        Assert.Equal(6077.22 * 1000 / (files * Expected), summary.GetProperty("scale").GetDouble(), 1e-15);
        Assert.Equal(40 * files, summary.GetProperty("events").GetInt64());
        JsonElement metadata = Read(folder["Out/DY/Met/histograms.json"]).GetProperty("met").GetProperty("metadata");
        Assert.Equal(files * Expected, metadata.GetProperty("sample_sum_of_weights").GetDouble());
    }

    [Fact]
    public void A_Parquet_file_finds_them_in_a_directory_of_the_name_of_the_tree()
    {
        using var folder = new TestFolder();
        Prepare(folder, 0);
        File.Copy(RealData.PathOf("cms/nano_dy.parquet"), folder["1.parquet"]);
        Directory.CreateDirectory(folder["Runs"]);
        using (IEventFile runs = new RootFormat().Open(RealData.PathOf("cms/nano_dy.root"), "Runs"))
        using (FileStream stream = File.Create(folder["Runs/1_Runs.parquet"]))
        {
            var sum = new ColumnBuffer<double>(Sum, false);
            runs.Read(0, [sum], TestContext.Current.CancellationToken);
            using var writer = new ParquetFormat().Create(stream, [new ColumnSchema(Sum, ElementType.Double)]);
            writer.Append([sum], 0, sum.Rows);
            writer.Finish();
        }

        Sample.Succeed("heppy", folder["Out"], folder["analysis.cs"], "-o", "files=*.parquet");

        Assert.Equal(Expected, Read(folder["Out/DY/summary.json"]).GetProperty("sampleSumOfWeights").GetDouble());
    }

    [Fact]
    public void A_Parquet_file_without_them_is_refused_before_the_first_event()
    {
        using var folder = new TestFolder();
        Prepare(folder, 0);
        File.Copy(RealData.PathOf("cms/nano_dy.parquet"), folder["1.parquet"]);

        (int code, string output) = Sample.Run("heppy", folder["Out"], folder["analysis.cs"], "-o", "files=*.parquet");

        Assert.Equal(ExitCode.WrongArguments, code);
        Assert.Contains($"there is no {folder["Runs/1_Runs.parquet"]}", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["Out"]));
    }

    [Theory]
    [InlineData("genEventSumw", "there is no genEventSumw in the tree Runs")]
    [InlineData("LHEPdfSumw_", "is not one number for each entry")]
    public void A_column_that_is_no_sum_is_refused_with_its_reason(string column, string reason)
    {
        using var folder = new TestFolder();
        Prepare(folder, 1);

        (int code, string output) = Sample.Run("heppy", folder["Out"], folder["analysis.cs"], "-o", $"column={column}");

        Assert.Equal(ExitCode.WrongArguments, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    private static void Prepare(TestFolder folder, int files)
    {
        File.WriteAllText(folder["analysis.cs"], Analysis);
        for (int i = 0; i < files; i++)
        {
            File.Copy(RealData.PathOf("cms/nano_dy.root"), folder[$"{i}.root"]);
        }
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;
}
