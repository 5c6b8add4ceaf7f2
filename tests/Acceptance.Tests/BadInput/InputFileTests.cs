using System.Text;
using Heppy.Events;
using Heppy.Examples;
using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>Input files that are not what they should be.</summary>
public sealed class InputFileTests(BadRun bad)
{
    [Theory]
    [InlineData("root", "the header of this ROOT file", "Copy it again")]
    [InlineData("This is no data at all, just text.", "", "")]
    [InlineData("", "", "")]
    public void Files_of_other_kinds_are_named_with_what_they_are(string content, string what, string advice)
    {
        string file = $"other_{Math.Abs(content.GetHashCode(StringComparison.Ordinal))}.parquet";
        File.WriteAllBytes(bad[file], Encoding.UTF8.GetBytes(content + new string('\0', content.Length > 0 ? 200 : 0)));
        string outdir = bad.NewOutdir();

        ToolResult result = bad.Run("heppy", outdir, bad.Spoiled("data/*.parquet", file)).ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains(file, result.Error, StringComparison.Ordinal);
        Assert.Contains(what, result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(advice, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bad[outdir]));
    }

    [Fact]
    public void A_truncated_file_is_named()
    {
        byte[] whole = File.ReadAllBytes(bad["data/file_1.parquet"]);
        File.WriteAllBytes(bad["cut.parquet"], whole[..(whole.Length / 2)]);

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), bad.Spoiled("data/*.parquet", "cut.parquet")).ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains("cut.parquet", result.Error, StringComparison.Ordinal);
        Assert.Contains("truncated", result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_column_that_only_the_third_file_lacks_is_reported_with_that_file()
    {
        ExampleData.Write(bad["mixed"], "", new Renamed("Muon_charge"), files: 3, eventsPerFile: 10);
        File.Copy(bad["data/file_1.parquet"], bad["mixed/file_1.parquet"], overwrite: true);
        File.Copy(bad["data/file_2.parquet"], bad["mixed/file_2.parquet"], overwrite: true);

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), bad.Spoiled("data/*.parquet", "mixed/*.parquet")).ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains("column Muon_charge (list of int, read by ParticleReader 'muons'", result.Error, StringComparison.Ordinal);
        Assert.Contains("is missing in 1 of 3 files: file_3.parquet. Nearest: Muon_charges.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_that_is_not_a_number_names_the_event()
    {
        ExampleData.Write(bad["nan"], "", new NotANumber(), files: 1, eventsPerFile: 50);

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), bad.Spoiled("data/*.parquet", "nan/*.parquet")).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("entry 33", result.Error, StringComparison.Ordinal);
        Assert.Contains("the generator weight genWeight is NaN", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The usual events with one column under another name.</summary>
    private sealed class Renamed(string column) : IEventGenerator
    {
        private readonly FourMuonGenerator _usual = new(FourMuonProcess.Higgs, 5);

        public IReadOnlyList<ColumnSchema> Columns => [.. _usual.Columns.Select(c => c.Name == column ? c with { Name = column + "s" } : c)];

        public void Generate(long number, EventColumns columns)
        {
            var usual = new EventColumns(_usual.Columns);
            _usual.Generate(number, usual);
            for (int i = 0; i < usual.Buffers.Count; i++)
            {
                columns.Buffers[i].AppendRows(usual.Buffers[i], 0, 1);
            }
        }
    }

    /// <summary>The usual events, one of them with a weight that is not a number.</summary>
    private sealed class NotANumber : IEventGenerator
    {
        private readonly FourMuonGenerator _usual = new(FourMuonProcess.Higgs, 5);

        public IReadOnlyList<ColumnSchema> Columns => _usual.Columns;

        public void Generate(long number, EventColumns columns)
        {
            _usual.Generate(number, columns);
            if (number == 33)
            {
                var weights = (ColumnBuffer<float>)columns.Buffers.Single(b => b.Name == "genWeight");
                weights.Values[weights.Rows - 1] = float.NaN;
            }
        }
    }
}
