using Heppy;
using Heppy.Examples;
using static Heppy.Units;

/// <summary>The samples of the H to ZZ to four muons search. A component is named after its variable.</summary>
static class HToZZSamples
{
    const string Store = "data/h_to_zz";               // relative to this directory, wherever the job runs
    static readonly string[] doubleMuon = ["HLT_Mu17_TrkIsoVVL_Mu8_TrkIsoVVL_DZ*", "HLT_IsoMu27"];

    static HToZZSamples() => ExampleData.HToZZ(Store); // made on first use: 14.5/fb of pseudo-data, and simulation

    public static readonly DataComponent data_period_A = new()
    {
        Files = [$"{Store}/data_period_A/*.parquet"],
        LumiMask = $"{Store}/golden.json",
        Luminosity = 4.8 / fb,
        Triggers = doubleMuon,
    };

    public static readonly DataComponent data_period_B = new()
    {
        Files = [$"{Store}/data_period_B/*.parquet"],
        LumiMask = $"{Store}/golden.json",
        Luminosity = 9.7 / fb,
        Triggers = doubleMuon,
    };

    public static readonly MCComponent ggH_125 = new()
    {
        Files = [$"{Store}/ggH_125/*.parquet"],
        CrossSection = 48.58 * pb * 1.25e-4 * 0.25,    // required: a sample without one does not compile
        GeneratorWeight = "genWeight",                 // summed by the looper before any cut
        Triggers = doubleMuon,
    };

    public static readonly MCComponent ZZ = new()
    {
        Files = [$"{Store}/ZZ/file_1.parquet", $"{Store}/ZZ/file_2.parquet", $"{Store}/ZZ/file_3.parquet"],
        CrossSection = 1.256 * pb,
        GeneratorWeight = "genWeight",
        SumOfWeights = 102_348.0,                      // only because these files are skims, the quarter with four muons: said once, here
        Triggers = doubleMuon,
    };
}

/// <summary>How heppy-plot draws the results.</summary>
static class HToZZPlots
{
    public static readonly PlotStyle Style = new()
    {
        Experiment = "Heppy",
        Status = "Pseudo-data",
        Energy = 13,
        LuminosityUncertainty = 0.025,
        Groups =
        [
            new("Data") { Components = ["data_period_*"] },
            new("H #rightarrow ZZ") { Components = ["ggH_125"], Role = PlotRole.Signal, Scale = 10 },
            new("ZZ") { Components = ["ZZ"] },
        ],
        Figures =
        [
            new("m4mu") { Blind = [[120, 130]] },
            new("cut_flow") { Scale = FigureScale.Log },
        ],
    };
}
