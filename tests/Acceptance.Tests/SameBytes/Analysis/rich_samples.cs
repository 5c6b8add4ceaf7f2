using Heppy;
using Heppy.Examples;

/// <summary>Weighted simulation and unweighted data in files, and generated events without files.</summary>
static class RichSamples
{
    private const string Store = "data";

    public static readonly MCComponent signal = new()
    {
        Files = [$"{Store}/signal/*.parquet"],
        CrossSection = 0.31,
        GeneratorWeight = "genWeight",
        Triggers = ["HLT_*"],
    };

    public static readonly DataComponent collisions = new() { Files = [$"{Store}/collisions/*.parquet"], LumiMask = "golden.json" };

    public static readonly GeneratedComponent made = new()
    {
        Generator = new FourMuonGenerator(FourMuonProcess.Continuum, 5),
        Events = 11_000,
        GeneratorWeight = "genWeight",
        CrossSection = 2,
    };

    public static readonly MCComponent further = new() { Files = [$"{Store}/signal/file_1.parquet"], CrossSection = 1 };
}
