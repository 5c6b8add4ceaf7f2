using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>Mistakes in corrections, masks and parameters of analyzers: told with their place before the first event, or with the event.</summary>
public sealed class PhysicsInputTests(BadRun bad)
{
    private const string Last = "new Fill(),";
    private const string Factor = "new ScaleFactor<Muon> { Name = \"id\", Input = \"good_muons\", Value = (in m, s) => sf.Evaluate(Math.Abs(m.Eta)) }, new Fill(),";

    private const string Set = """
        {"schema_version": 2,
         "corrections": [
          {"name": "id", "version": 1, "inputs": [{"name": "abseta", "type": "real"}], "output": {"name": "w", "type": "real"},
           "data": {"nodetype": "binning", "input": "abseta", "edges": [0, 0.9, 2.4],
            "content": [0.98, 0.97], "flow": "error"}}]}
        """;

    [Theory]
    [InlineData("", "", "nowhere.json", "id", "no such file: nowhere.json (looked for ")]
    [InlineData("0.97], ", "0.97, ", "sf.json", "id", "sf.json:5: it is not JSON: ", "A set of corrections is JSON of correctionlib, version 2")]
    [InlineData("\"flow\": \"error\"", "\"flow\": \"eror\"", "sf.json", "id", "sf.json:5: $.corrections[0].data.flow is 'eror', not clamp, error, wrap or a node")]
    [InlineData("0.9, 2.4", "0.9, 0.4", "sf.json", "id", "sf.json:4: $.corrections[0].data.edges are not increasing: 0.9, then 0.4")]
    [InlineData("", "", "sf.json", "idd", "sf.json has no correction 'idd'. Nearest: id. It has: id")]
    public void A_correction_that_is_wrong(string text, string by, string file, string name, params string[] expected)
    {
        File.WriteAllText(bad["sf.json"], text.Length == 0 ? Set : Set.Replace(text, by, StringComparison.Ordinal));
        string config = bad.Spoiled(Last, Factor);
        File.WriteAllText(bad[config], File.ReadAllText(bad[config]).Replace("var options", $"var sf = Correction.Load(\"{file}\", \"{name}\");\nvar options", StringComparison.Ordinal));

        Refused(config, ExitCode.Configuration, expected);
    }

    [Theory]
    [InlineData("(in m, s) => sf.Evaluate(Math.Abs(m.Eta))", "(in m, s) => sf.Evaluate(m.Eta + 30)", "ScaleFactor threw CorrectionException", "id: input abseta is ", "above its bins (0 to 2.4)", " Look: heppy -e ")]
    [InlineData("(in m, s) => sf.Evaluate(Math.Abs(m.Eta))", "(in m, s) => sf.Evaluate(1, 2.0)", "ScaleFactor threw CorrectionException", "id takes 1 inputs (abseta), got 2")]
    [InlineData("(in m, s) => sf.Evaluate(Math.Abs(m.Eta))", "(in m, s) => double.NaN", "the factor of the variation id_up is NaN", "(run 1, lumi ")]
    [InlineData("new ScaleFactor<Muon> {", "new JetClusterizer<Muon> { Input = \"muons\", Output = \"jets\", Definition = JetDefinition.AntiKt(0.4) }, new ScaleFactor<Muon> {", "JetClusterizer threw ArgumentException", "Particle 0 has the momentum (NaN", "(run 1, lumi ")]
    public void What_no_plan_can_know_names_the_event(string text, string by, params string[] expected)
    {
        File.WriteAllText(bad["sf.json"], Set.Replace("\"error\"", by.StartsWith("new", StringComparison.Ordinal) ? "\"clamp\"" : "\"error\"", StringComparison.Ordinal));
        string config = bad.Spoiled(Last, Factor.Replace(text, by, StringComparison.Ordinal));
        string content = File.ReadAllText(bad[config]).Replace("var options", "var sf = Correction.Load(\"sf.json\", \"id\");\nvar options", StringComparison.Ordinal);
        if (by.StartsWith("new", StringComparison.Ordinal))
        {
            // One muon of one event has no momentum.
            content = content.Replace(
                "new Selector<Muon> { Input", "new Tagger<Muon, Muon> { Input = \"muons\", Output = \"bad\", Tag = (in m) => m with { Pt = float.NaN } }, new Selector<Muon> { Input", StringComparison.Ordinal)
                .Replace("new JetClusterizer<Muon> { Input = \"muons\"", "new JetClusterizer<Muon> { Input = \"bad\"", StringComparison.Ordinal);
        }

        File.WriteAllText(bad[config], content);

        ToolResult result = bad.Run("heppy", "-N", "40", bad.NewOutdir(), config).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.All(expected, e => Assert.Contains(e, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("this is a bug", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new Selector<Muon> { Input = \"muons\", Output = \"few\", Where = (in m) => true, Max = 0 }", "Max is 0; set 1 or more")]
    [InlineData("new OverlapRemover<Muon, Muon> { Input = \"muons\", Against = \"good_muons\", Output = \"far\", DeltaR = -0.4 }", "DeltaR is -0.4; set a number, 0 or more")]
    [InlineData("new Matcher<Muon, Muon> { Particles = \"muons\", MatchParticles = [\"good_muons\"], Output = \"near\", DeltaR = double.NaN }", "DeltaR is NaN; set a number, 0 or more")]
    [InlineData("new JetClusterizer<Muon> { Input = \"muons\", Output = \"jets\", Definition = JetDefinition.AntiKt(0) }", "the radius is 0; it must be from 1E-06 to 1000")]
    [InlineData("new JetClusterizer<Muon> { Input = \"muons\", Output = \"jets\", Definition = JetDefinition.Kt(1), DistanceCut = -1 }", "DistanceCut is -1; set a number, 0 or more")]
    [InlineData("new RecoilBuilder<Muon> { Sqrts = -240, ToRemove = \"muons\", Output = \"recoil\" }", "Sqrts is -240; set a number above 0")]
    [InlineData("new Gun<Muon> { Output = \"shot\", PdgIds = [12345], Min = 1, Max = 2, Shot = (in p, id) => default }", "Gun: the mass of particle 12345 is not known. Set Mass, in GeV")]
    [InlineData("new Gun<Muon> { Output = \"shot\", PdgIds = [13], Min = 1, Max = 2, FlatIn = GunScale.Pt, ThetaMin = 0, Shot = (in p, id) => default }", "along the beam there is no transverse momentum")]
    [InlineData("new ResonanceBuilder<Muon> { LegCollection = \"muons\", PdgId = 99, Output = \"resonances\" }", "whose mass it does not know. Set NominalMass")]
    [InlineData("new ScaleFactor<Muon> { Name = \"muon id\", Input = \"muons\", Value = (in m, s) => 1 }", "muon id")]
    [InlineData("new ShapeVariation<Muon> { Name = \"jes\", Collection = \"jets\", Up = (in m) => m, Down = (in m) => m }", "jets")]
    [InlineData("new Skim { Keep = [\"Muonn_*\"] }", "keeps no column of file_1.parquet")]
    [InlineData("new Histogrammer<Muon> { Input = \"muons\", PtMax = 0 }", "The upper end of an axis that begins at 0 is a number above 0.")]
    [InlineData("new PileupReweighter { Edges = [0, 1], Data = [1], Simulation = [1, 2] }", "PileupReweighter: Simulation has 2 bins, Edges have 1")]
    public void A_parameter_that_makes_no_sense(string analyzer, string expected) =>
        Refused(bad.Spoiled(Last, $"{analyzer}, new Fill(),"), null, [expected, ".cs:1"]);

    [Fact]
    public void A_pattern_of_a_skim_that_no_column_matches_is_a_warning_of_the_plan()
    {
        string config = bad.Spoiled(Last, "new Skim { Keep = [\"Muonn_*\", \"MET_*\"] }, new Fill(),");

        ToolResult result = bad.Run("heppy", "--dry-run", bad.NewOutdir(), config).ShouldEndWith(ExitCode.Success);

        Assert.Contains(".cs:18 keeps 'Muonn_*', which no column matches. Nearest: Muon_*.", result.Output + result.Error, StringComparison.Ordinal);
    }

    private void Refused(string config, int? code, string[] expected)
    {
        string outdir = bad.NewOutdir();

        ToolResult result = bad.Run("heppy", outdir, config);

        Assert.True(code is null ? result.ExitCode is ExitCode.WrongArguments or ExitCode.Configuration : result.ExitCode == code, $"{result.ExitCode}: {result.Error}");
        Assert.All(expected, e => Assert.Contains(e, result.Error + result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("this is a bug", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bad[outdir]));
    }
}
