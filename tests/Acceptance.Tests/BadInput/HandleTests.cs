using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>Histograms that are not simply fields of their analyzer: all that is filled is written, or the run fails.</summary>
public sealed class HandleTests(BadRun bad)
{
    private const string Field = "readonly Histogram<double> pt = new(\"pt\", Axis.Regular(10, 0, 100));";
    private const string Loop = "foreach (var m in muons[ev]) pt.Fill(ev, m.Pt);";

    [Theory]
    [InlineData(
        "readonly Dictionary<string, Histogram<double>> h = new() { [\"b\"] = new(\"b\", Axis.Regular(10, 0, 100)), [\"a\"] = new(\"a\", Axis.Regular(10, 0, 100)) };",
        "h[\"b\"].Fill(ev, 5); h[\"a\"].Fill(ev, 6);")]
    [InlineData(
        "readonly Plots plots = new(); sealed class Plots { public readonly Histogram<double> B = new(\"b\", Axis.Regular(10, 0, 100)), A = new(\"a\", Axis.Regular(10, 0, 100)); }",
        "plots.B.Fill(ev, 5); plots.A.Fill(ev, 6);")]
    public void What_is_filled_in_dictionaries_and_helper_classes_is_written(string field, string fill)
    {
        string outdir = bad.NewOutdir();

        bad.Run("heppy", "-j", "2", outdir, Config(field, fill), "--hadd").ShouldEndWith(ExitCode.Success);

        string written = File.ReadAllText(bad[$"{outdir}/ggH/Fill/histograms.json"]);
        Assert.InRange(written.IndexOf("\"b\"", StringComparison.Ordinal), 0, written.IndexOf("\"a\"", StringComparison.Ordinal));
        Assert.Equal(2, written.Split("\"entries\":15000").Length - 1);
    }

    [Theory]
    [InlineData("static class S { public static readonly Histogram<double> m2 = new(\"m2\", Axis.Regular(10, 0, 100)); }", "S.m2.Fill(ev, 5);", "histogram 'm2' is not a field of an analyzer: declare it as `readonly Histogram<double> m2 = new(...)` in the class")]
    [InlineData("", "new Histogram<double>(\"m2\", Axis.Regular(10, 0, 100)).Fill(ev, 5);", "histogram 'm2' is not a field of an analyzer")]
    [InlineData("Ntuple<Muon> rows => S.I; static class S { public static readonly Ntuple<Muon> I = new(\"rows\"); }", "rows.Fill(ev, default);", "ntuple 'rows' is not a field of an analyzer: declare it as `readonly Ntuple<Muon> rows = new(...)`")]
    public void What_would_be_lost_fails_at_the_first_use(string field, string fill, string message)
    {
        ToolResult result = bad.Run("heppy", bad.NewOutdir(), Config(field, fill)).ShouldEndWith(ExitCode.ChunksFailed);

        Assert.Contains("Fill threw InvalidOperationException at Fill.Process, config_", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fills_with_NaN_are_told_in_the_log_of_the_chunk_and_at_the_end_of_the_run_and_of_the_merge()
    {
        string outdir = bad.NewOutdir();

        ToolResult run = bad.Run("heppy", outdir, Config(
            "readonly Histogram<double> x = new(\"x\", Axis.Regular(2, 0, 1)); readonly Histogram<int, double> xy = new(\"xy\", Axis.Integer(0, 1), Axis.Variable([0, 1])); readonly Histogram<double> good = new(\"good\", Axis.Regular(2, 0, 1));",
            "x.Fill(ev, ev.Entry % 100 == 0 ? double.NaN : 7); xy.Fill(ev, 0, double.NaN); good.Fill(ev, 7);")).ShouldEndWith(ExitCode.Success);

        string log = File.ReadAllText(bad[$"{outdir}/ggH_Chunk0/log.txt"]);
        Assert.Contains("\nFill/x: 38 fills with NaN, counted in the overflow\nFill/xy: 3750 fills with NaN, counted in the overflow\n", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Fill/good", log, StringComparison.Ordinal);
        const string Warning = "warning: NaN was filled into Fill/x of ggH (150 times), Fill/xy of ggH (15,000 times), and counted in the overflow. Leave such values out, or mend what computes them.\n";
        Assert.Equal(Warning, run.Error);
        Assert.Equal(Warning, bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success).Error);
        Assert.Empty(bad.Run("heppy-hadd", "-q", outdir).ShouldEndWith(ExitCode.Success).Error);
    }

    private string Config(string field, string fill)
    {
        string config = bad.Spoiled(Field, field);
        File.WriteAllText(bad[config], File.ReadAllText(bad[config]).Replace(Loop, fill, StringComparison.Ordinal));
        return config;
    }
}
