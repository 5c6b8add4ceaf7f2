using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>Mistakes in the configuration: one clear message, the right exit code, nothing written.</summary>
public sealed class ConfigurationTests(BadRun bad)
{
    [Theory]
    [InlineData("minPt },", "minPTT },", ExitCode.Configuration, "(17,", "error CS0103", "minPTT' does not exist in the current context. Nearest: minPt.\nheppy: nothing was run.\n")]
    [InlineData("SplitFactor = 4", "SplitFactor = 0", ExitCode.WrongArguments, "ggH (", ".cs:9): SplitFactor is 0; it must be at least 1. Nothing was run.")]
    [InlineData("SplitFactor = 4", "SplitFactor = -1", ExitCode.WrongArguments, "SplitFactor is -1; it must be at least 1")]
    [InlineData("SplitFactor = 4", "SplitFactor = 15001", ExitCode.WrongArguments, "SplitFactor is 15001, but there are only 15,000 events")]
    [InlineData("data/*.parquet", "datta/*.parquet", ExitCode.WrongArguments, "no file matches datta/*.parquet (looked in ", "): there is no directory ", "/datta. Nearest: data. Nothing was run.\n")]
    [InlineData("data/*.parquet", "data/file_7.parquet", ExitCode.WrongArguments, "no such file: ", "data/file_7.parquet. Nearest: file_")]
    [InlineData("data/*.parquet", "data", ExitCode.WrongArguments, "is a directory. Give its files: ")]
    [InlineData("Input<Muon> muons = new(\"good_muons\")", "Input<Muon> muons = new(\"god_muons\")", ExitCode.WrongArguments, "Fill, ", ".cs:18 reads 'god_muons' (Muon), which no analyzer before it writes", "Nearest: good_muons.")]
    [InlineData("readonly Input<Muon> muons", "readonly Input<int> muons", ExitCode.Configuration, "error CS")]
    [InlineData("int Charge)", "int Charge, float Sip4d)", ExitCode.WrongArguments, "column Muon_sip4d (list of float, read by ParticleReader 'muons', ", ".cs:16) is missing in 3 of 3 files: file_1.parquet, file_2.parquet, file_3.parquet. Nearest: Muon_sip3d. Nothing was run.")]
    [InlineData("int Charge)", "int Charge, [Column(\"pt\")] int WholePt)", ExitCode.WrongArguments, "column Muon_pt (list of int, read by ParticleReader 'muons', ", "is stored as float in 3 of 3 files", "does not convert without loss to int: ask for float. Nothing was run.\n")]
    [InlineData("int Charge)", "int Charge, int MediumId)", ExitCode.WrongArguments, "column Muon_mediumId (list of int, ", "is stored as bool in 3 of 3 files", "does not convert without loss to int: ask for bool. Nothing was run.\n")]
    [InlineData("GeneratorWeight = \"genWeight\"", "GeneratorWeight = \"genWait\"", ExitCode.WrongArguments, "column genWait (double, the generator weight of the component) is missing", "Nearest: genWeight.")]
    [InlineData("MCComponent(\"ggH\")", "MCComponent(\"gg/H\")", ExitCode.WrongArguments, "a component cannot be called 'gg/H': it contains '/'")]
    [InlineData("MCComponent(\"ggH\")", "MCComponent(\"gg H\")", ExitCode.WrongArguments, "it contains ' '")]
    [InlineData("MCComponent(\"ggH\")", "MCComponent(\"gg'H\")", ExitCode.WrongArguments, "it contains '''")]
    [InlineData("MCComponent(\"ggH\")", "MCComponent(\"gg\\nH\")", ExitCode.WrongArguments, "the control character U+000A")]
    [InlineData("MCComponent(\"ggH\")", "MCComponent(\"ggH_Chunk1\")", ExitCode.WrongArguments, "it ends like a chunk directory")]
    [InlineData("MCComponent(\"ggH\")", "MCComponent(\"Chunks\")", ExitCode.WrongArguments, "that is where heppy-hadd -c puts chunks")]
    [InlineData("Components = [ggH]", "Components = [ggH, new MCComponent(\"GGH\") { CrossSection = 1 }]", ExitCode.WrongArguments, "2 components are called ggH and GGH")]
    [InlineData("Components = [ggH]", "Components = []", ExitCode.WrongArguments, "the configuration has no components")]
    [InlineData("CrossSection = 1", "CrossSection = 0", ExitCode.WrongArguments, "CrossSection is 0; it must be above 0, in pb")]
    [InlineData("CrossSection = 1", "CrossSection = 1, Luminosity = -1", ExitCode.WrongArguments, "ggH (config_", "Luminosity is -1; it must be above 0, in 1/pb: 14.5 / fb. Nothing was run.")]
    [InlineData("Components = [ggH]", "Luminosity = 0, Components = [ggH]", ExitCode.WrongArguments, "Luminosity of the Config is 0; it must be above 0, in 1/pb: 14.5 / fb. Nothing was run.")]
    [InlineData("CrossSection = 1", "CrossSection = 1, SumOfWeights = 0", ExitCode.WrongArguments, "SumOfWeights is 0; it must be the sum of the generator weights of the full sample, or left out")]
    [InlineData("CrossSection = 1", "CrossSection = 1, SumOfWeights = double.NaN", ExitCode.WrongArguments, "SumOfWeights is NaN; it must be")]
    [InlineData("CrossSection = 1", "CrossSection = 1, GeneratedEvents = 0", ExitCode.WrongArguments, "GeneratedEvents is 0; it must be above 0, or left out")]
    [InlineData("CrossSection = 1", "CrossSection = 1, ExtraWeight = 1 / 0.0", ExitCode.WrongArguments, "ExtraWeight is Infinity; it must be a finite number")]
    [InlineData("new Fill(),", "new Fill { Label = \"a\" }, new Fill { Label = \"a\" },", ExitCode.WrongArguments, "has the same class and label as another analyzer of the sequence (Fill_a)")]
    [InlineData("double minPt = options", "int[] none = []; int first = none[minPts()]; static int minPts() => 3; double minPt = options", ExitCode.WrongArguments, "the configuration threw IndexOutOfRangeException", "at Program.<Main>$(String[] args)")]
    [InlineData("return Application.Run(", "return new Func<string[], Config, int>((_, _) => 0)(", ExitCode.Configuration, "ended without a call of Application.Run")]
    [InlineData("readonly Histogram<double> pt", "static readonly Histogram<double> pt", ExitCode.WrongArguments, "has a static handle 'pt'")]
    [InlineData("readonly Histogram<double> pt", "readonly Cut a = new(\"two\"), b = new(\"two\"); readonly Histogram<double> pt", ExitCode.WrongArguments, "ggH: Fill, config_", ".cs:18 has two cuts called 'two'. Nothing was run.")]
    [InlineData("Axis.Regular(10, 0, 100)", "Axis.Regular(10, 100, 0, \"pT\")", ExitCode.WrongArguments, "the sequence factory threw ArgumentException at Fill, config_", ".cs:27: Axis 'pT' ends (0) below its beginning (100): give the lower end first. Nothing was run.")]
    [InlineData("Axis.Regular(10, 0, 100)", "Axis.Variable([1, 2, 2])", ExitCode.WrongArguments, "threw ArgumentException at Fill, config_", ".cs:27: Axis: edge 2 is 2; edges must be")]
    [InlineData("m.Pt > minPt", "m.Pt > (minPt += 1)", ExitCode.Configuration, "(17,", "error HEPPY001", "minPt")]
    public void Mistakes_are_reported_before_the_first_event(string text, string by, int code, params string[] expected)
    {
        string outdir = bad.NewOutdir();

        ToolResult result = bad.Run("heppy", outdir, bad.Spoiled(text, by));

        result.ShouldEndWith(code);
        Assert.All(expected, e => Assert.Contains(e, result.Error + result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("this is a bug", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bad[outdir]));
    }

    [Theory]
    [InlineData("Collection = \"Muon\"", "Collection = \"Muons\"", "ggH (config_", ".cs:9): Muons: no column Muons_pt, Muons_eta, Muons_phi, Muons_mass, Muons_charge (read by ParticleReader 'muons', config_", ".cs:16) in 3 of 3 files: file_1.parquet, file_2.parquet, file_3.parquet. Nearest collection: Muon. Nothing was run.\n")]
    [InlineData("Files = [\"data/*.parquet\"], ", "", "ggH (config_", "has no files: set Files = [\"...\"]. Nothing was run.\n")]
    [InlineData("new ParticleReader<Muon> { Collection = \"Muon\", Output = \"muons\" },", "Shared.Reader,", "ggH, qqH: ParticleReader 'muons', config_", "is the same instance as one of another range")]
    public void One_mistake_is_one_line(string text, string by, params string[] expected)
    {
        string config = bad.Spoiled(text, by);
        if (by == "Shared.Reader,")
        {
            string two = File.ReadAllText(bad[config]).Replace("Components = [ggH]", "Components = [ggH, new MCComponent(\"qqH\") { Files = [\"data/*.parquet\"], CrossSection = 1 }]", StringComparison.Ordinal);
            File.WriteAllText(bad[config], two + "\nstatic class Shared { public static readonly ParticleReader<Muon> Reader = new() { Collection = \"Muon\", Output = \"muons\" }; }\n");
        }

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), config).ShouldEndWith(ExitCode.WrongArguments);

        Assert.All(expected, e => Assert.Contains(e, result.Error, StringComparison.Ordinal));
        Assert.Equal(1, result.Error.Count(c => c == '\n'));
        Assert.DoesNotContain("problems", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LumiMask", "DataComponent(\"ggH\") { ", "ggH: LumiMask, config_", ".cs:18: no luminosity mask: all luminosity blocks are used")]
    [InlineData("LumiMask", "MCComponent(\"ggH\") { CrossSection = 1, ", "", "")]
    [InlineData("TriggerFilter", "DataComponent(\"ggH\") { ", "ggH: TriggerFilter, config_", ".cs:18: no trigger paths: all events pass")]
    [InlineData("TriggerFilter", "DataComponent(\"ggH\") { Triggers = [\"HLT_*\"], ", "", "")]
    public void A_filter_without_a_condition_is_a_warning_of_the_plan(string filter, string component, string who, string what)
    {
        string config = bad.Spoiled("MCComponent(\"ggH\") { Files = [\"data/*.parquet\"], CrossSection = 1, GeneratorWeight = \"genWeight\",", component + "Files = [\"data/*.parquet\"], ");
        File.WriteAllText(bad[config], File.ReadAllText(bad[config]).Replace("new Fill(),", $"new {filter}(), new Fill(),", StringComparison.Ordinal));

        ToolResult result = bad.Run("heppy", "--dry-run", bad.NewOutdir(), config).ShouldEndWith(ExitCode.Success);

        string all = result.Output + result.Error;
        Assert.Contains(who, all, StringComparison.Ordinal);
        Assert.Contains(what, all, StringComparison.Ordinal);
        Assert.Equal(who.Length > 0, all.Contains(filter + ", config_", StringComparison.Ordinal));
    }

    [Fact]
    public void Warnings_of_the_plan_are_said_also_when_quiet_and_stay_in_the_report()
    {
        const string Warning = "ggH: its SumOfWeights is -2, which is negative: ";
        string outdir = bad.NewOutdir();

        ToolResult result = bad.Run("heppy", "-q", "-N", "100", outdir, bad.Spoiled("CrossSection = 1", "CrossSection = 1, SumOfWeights = -2")).ShouldEndWith(ExitCode.Success);

        Assert.StartsWith($"warning: {Warning}", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        bad.Run("heppy-report", "--no-figures", outdir).ShouldEndWith(ExitCode.Success);
        Assert.Contains(Warning, File.ReadAllText(bad[$"{outdir}/report.html"]), StringComparison.Ordinal);
        Assert.Contains($"### Warnings\n\n- {Warning}", File.ReadAllText(bad[$"{outdir}/report.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_analyzer_made_outside_of_the_factory_is_refused()
    {
        string outdir = bad.NewOutdir();
        string config = bad.Spoiled("return Application.Run(", "var shared = new Fill();\nreturn Application.Run(");
        File.WriteAllText(bad[config], File.ReadAllText(bad[config]).Replace("new Fill(),", "shared,", StringComparison.Ordinal));

        ToolResult result = bad.Run("heppy", outdir, config).ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains("is the same instance as one of another range", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bad[outdir]));
    }

    [Theory]
    [InlineData("-N 0", "-N 0: must be at least 1")]
    [InlineData("-N -5", "must be at least 1")]
    [InlineData("-N 5 -N 7", "-N")]
    [InlineData("--onyl gg*", "--only")]
    [InlineData("-o minPT=7", "the configuration has no option 'minPT'. Nearest: minPt.")]
    [InlineData("-o minPt=high", "option minPt=high: not a value of type double")]
    [InlineData("-o minPt=3,5", "option minPt=3,5: a number has no comma; the decimal point is a point: 3.5 (minPt is: lowest pT; default 5).")]
    [InlineData("-o minPt=NaN", "option minPt=NaN: not a finite number")]
    [InlineData("--only ggX", "--only ggX matches no component. Nearest: ggH.")]
    [InlineData("--only ggH,gg?", "--only ggH,gg? matches no component. Give each by itself: --only ggH --only 'gg?'. There are: ggH.")]
    [InlineData("-j 0", "-j 0: must be at least 1")]
    [InlineData("--executor treads", "executor")]
    public void Wrong_options_are_refused(string options, string expected)
    {
        string outdir = bad.NewOutdir();

        ToolResult result = bad.Run("heppy", [.. options.Split(' '), outdir, bad.Spoiled("", "")]).ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bad[outdir]));
    }

    [Fact]
    public void A_missing_configuration_names_the_nearest()
    {
        string config = bad.Spoiled("", "");

        ToolResult result = bad.Run("heppy", bad.NewOutdir(), config.Replace("config", "konfig", StringComparison.Ordinal)).ShouldEndWith(ExitCode.Configuration);

        Assert.Contains("no such file: konfig", result.Error, StringComparison.Ordinal);
        Assert.Contains("Nearest: config_", result.Error, StringComparison.Ordinal);
    }
}
