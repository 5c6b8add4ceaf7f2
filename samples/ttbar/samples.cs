using Heppy;
using Heppy.Examples;
using static Heppy.Units;

/// <summary>The samples of the top pair measurement; their events are generated as they are read.</summary>
static class TopSamples
{
    public static readonly GeneratedComponent ttbar = new()
    {
        Generator = new TopGenerator(TopProcess.TopPair, seed: 1),
        Events = 40_000,
        CrossSection = 120 * pb,
        GeneratorWeight = "genWeight",                  // 5 % are negative
        Triggers = ["HLT_IsoMu24"],
    };

    public static readonly GeneratedComponent WJets = new()
    {
        Generator = new TopGenerator(TopProcess.WJets, seed: 2),
        Events = 40_000,
        CrossSection = 180 * pb,
        GeneratorWeight = "genWeight",
        Triggers = ["HLT_IsoMu24"],
    };

    /// <summary>What a collider gives in 200 per picobarn.</summary>
    public static readonly GeneratedComponent collisions = new()
    {
        Generator = new TopGenerator(TopProcess.Collisions, seed: 3),
        Events = 60_000,
        Triggers = ["HLT_IsoMu24"],
    };
}

/// <summary>How heppy-plot draws the results.</summary>
static class TopPlots
{
    public static readonly PlotStyle Style = new()
    {
        Experiment = "Heppy",
        Status = "Pseudo-data",
        Energy = 13,
        LuminosityUncertainty = 0.025,
        Uncertainties = [new("WJets_xsec", 0.1) { Components = ["WJets"] }],
        Groups =
        [
            new("Data") { Components = ["collisions"], Role = PlotRole.Data },
            new("t#bar{t}") { Components = ["ttbar"] },
            new("W+jets") { Components = ["WJets"] },
        ],
        Figures =
        [
            new("*") { Text = "#mu + jets" },
            new("cut_flow_None") { Text = "#mu + jets, no b tag" },
            new("cut_flow_One") { Text = "#mu + jets, one b tag" },
            new("cut_flow_Two") { Text = "#mu + jets, two b tags" },
            new("m3") { XTitle = "M_{3} [GeV]" },
            new("jets") { XTitle = "Number of jets" },
        ],
    };
}
