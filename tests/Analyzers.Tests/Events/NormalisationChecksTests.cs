using Heppy.Events;
using Heppy.Examples;
using Heppy.Formats.Parquet;
using Xunit;
using static Heppy.Units;

namespace Heppy.Analyzers.Tests.Events;

/// <summary>Cross sections, luminosities and sums of weights, looked at while a run is planned.</summary>
public sealed class NormalisationChecksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heppy-norm-").FullName;

    public NormalisationChecksTests()
    {
        ExampleData.Write(_folder, "data", new FourMuonGenerator(FourMuonProcess.Collisions, 1), files: 1, eventsPerFile: 10);
        ExampleData.Write(_folder, "signal", new FourMuonGenerator(FourMuonProcess.Higgs, 1), files: 1, eventsPerFile: 10);
    }

    public static TheoryData<string, double?> Luminosities => new()
    {
        { "14.5", 14.5 }, { "14.5 * fb", 14.5 * fb }, { "14.5 / fb", 14.5 / fb }, { "146 / pb", 146 / pb }, { "144 / pb", 144 / pb }, { "none", null },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Luminosities))]
    public void A_luminosity_of_simulation_a_hundred_times_off_that_of_the_data_is_a_warning(string written, double? luminosity)
    {
        string? shown = written switch { "14.5" => "14.5", "14.5 * fb" => "0.0145", "144 / pb" => "144", _ => null };

        IReadOnlyList<string> warnings = Warnings(luminosity, Signal("ggH"), Signal("ZH"), Data("A", 4.8 / fb), Data("B", 9.7 / fb), Data("C", null));

        string expected = $"ggH, ZH: scaled to a Luminosity of {shown} / pb, but that of the data is 14500 / pb in all. Luminosities have a unit: 14.5 / fb";
        Assert.Equal(shown is null ? [] : [expected], warnings.Where(w => w.Contains("have a unit", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_luminosity_of_the_data_without_its_unit_is_the_same_warning() => Assert.Equal(
        ["ggH: scaled to a Luminosity of 14500 / pb, but that of the data is 14.5 / pb in all. Luminosities have a unit: 14.5 / fb"],
        Warnings(14.5 / fb, Signal("ggH"), Data("A", 14.5)).Where(w => w.Contains("have a unit", StringComparison.Ordinal)));

    [Theory]
    [InlineData(-3.0, "ggH: its SumOfWeights is -3, which is negative: all its results change sign. Give the sum of the generator weights of the full sample")]
    [InlineData(3.0)]
    public void A_negative_sum_of_weights_is_a_warning(double sum, params string[] expected) =>
        Assert.Equal(expected, Warnings(14.5 / fb, Signal("ggH", sum)).Where(w => w.Contains("SumOfWeights", StringComparison.Ordinal)));

    [Theory]
    [InlineData(null, "ggH: its files have genWeight, but every event counts 1. Set GeneratorWeight = \"genWeight\", or GeneratorWeight = \"\" if that is meant")]
    [InlineData("")]
    [InlineData("genWeight")]
    public void Weights_in_the_files_that_are_not_used_are_a_warning_unless_that_is_said(string? weight, params string[] expected)
    {
        MCComponent signal = new("ggH") { Files = [$"{_folder}/signal/*.parquet"], CrossSection = 1, GeneratorWeight = weight };

        Assert.Equal(expected, Warnings(14.5 / fb, signal).Where(w => w.Contains("genWeight", StringComparison.Ordinal)));
        Assert.Equal(weight == "genWeight" ? weight : null, signal.EventWeight);
    }

    private MCComponent Signal(string name, SumOfWeights? sum = null) => new(name) { Files = [$"{_folder}/signal/*.parquet"], CrossSection = 1, GeneratorWeight = "genWeight", SumOfWeights = sum };

    private DataComponent Data(string name, double? luminosity) => new(name) { Files = [$"{_folder}/data/*.parquet"], Luminosity = luminosity };

    private static IReadOnlyList<string> Warnings(double? luminosity, params Component[] components)
    {
        var config = new Config { Components = components, Luminosity = luminosity, Sequence = _ => [new LumiMask()] };
        return new Planner(config, new Inputs([new ParquetFormat()], new FooterCache(null)), null).Make(new PlanRequest(), "", "", TimeProvider.System).Warnings;
    }
}
