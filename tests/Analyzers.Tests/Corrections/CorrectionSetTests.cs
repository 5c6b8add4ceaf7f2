using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Xunit;

namespace Heppy.Analyzers.Tests.Corrections;

public class CorrectionSetTests
{
    private static readonly double[] EtaEdges = [0, 0.9, 1.2, 2.1, 2.4];
    private static readonly double[] PtEdges = [15, 20, 25, 30, 40, 50, 60, 120];

    [Fact]
    public void A_realistic_set_of_muon_scale_factors_gives_hundreds_of_values()
    {
        Correction sf = Muons()["NUM_MediumID_DEN_TrackerMuons"];
        Correction trigger = Muons()["NUM_IsoMu24"];
        int compared = 0;
        foreach (double eta in (double[])[0, 0.5, 0.8999, 0.9, 1.1, 1.2, 2, 2.1, 2.39])
        {
            foreach (double pt in (double[])[3, 15, 19.99, 20, 27, 30, 45, 59.9, 60, 119, 120, 500])
            {
                int i = EtaEdges.Count(e => e <= eta) - 1;
                int j = Math.Clamp(PtEdges.Count(e => e <= pt) - 1, 0, PtEdges.Length - 2);
                Assert.Equal(Nominal(i, j), sf.Evaluate(eta, pt, "nominal"));
                Assert.Equal(Nominal(i, j) + Error(i, j), sf.Evaluate(eta, pt, "systup"));
                Assert.Equal(Nominal(i, j) - Error(i, j), sf.Evaluate(eta, pt, "systdown"));
                double turnOn = 0.95 * 0.5 * (1 + MathNet.Numerics.SpecialFunctions.Erf((pt - 24) / (Math.Sqrt(2) * (1 + (0.5 * i)))));
                Assert.Equal(turnOn, trigger.Evaluate(eta, pt), 1e-12);
                compared += 4;
            }
        }

        Assert.Equal(432, compared);
        Assert.Throws<CorrectionException>(() => sf.Evaluate(2.4, 30.0, "nominal"));
    }

    [Fact]
    public void It_says_what_it_is_made_of()
    {
        Correction sf = Muons()["NUM_MediumID_DEN_TrackerMuons"];

        Assert.Equal(["abseta", "pt", "scale_factors"], sf.Inputs.Select(i => i.Name));
        Assert.Equal([CorrectionType.Real, CorrectionType.Real, CorrectionType.String], sf.Inputs.Select(i => i.Type));
        Assert.Equal((3, "weight"), (sf.Version, sf.Output.Name));
    }

    [Fact]
    public void Evaluating_takes_no_memory()
    {
        Correction sf = Muons()["NUM_MediumID_DEN_TrackerMuons"];
        Correction both = Muons()["both"];
        double sum = Some();
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Some();
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(sum > 0);
        Assert.Equal(0, taken);

        double Some()
        {
            double total = 0;
            for (int i = 0; i < 1000; i++)
            {
                total += sf.Evaluate(0.002 * i, 16.0 + i, "systup") + both.Evaluate(0.002 * i, 16.0 + i);
            }

            return total;
        }
    }

    [Fact]
    public void A_file_may_be_compressed_whatever_its_name()
    {
        byte[] plain = Encoding.UTF8.GetBytes(Corrected.Set("2.5", ["x:real"]));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        Assert.Equal(2.5, CorrectionSet.Parse("a", packed.ToArray())["c"].Evaluate(1.0));
        Assert.Contains("a: its compression is damaged: it ends too early", Assert.Throws<UserError>(() => CorrectionSet.Parse("a", packed.ToArray()[..20])).Message, StringComparison.Ordinal);
        byte[] damaged = packed.ToArray();
        damaged[^6] ^= 1;
        Assert.Contains("a: its compression is damaged", Assert.Throws<UserError>(() => CorrectionSet.Parse("a", damaged)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "$ has no 'schema_version'")]
    [InlineData("""{"schema_version": 1}""", "$.schema_version is 1; only version 2 can be read")]
    [InlineData("""{"schema_version": 2, "corrections": {}}""", "$.corrections is object, not an array")]
    [InlineData("{\n\"schema_version\": 2,\n \"corrections\": not json", "set.json:3: it is not JSON: 'not json' is an invalid")]
    [InlineData("", "set.json:1: it is empty")]
    [InlineData("[1]", "set.json:1: $ is array, not an object")]
    [InlineData("{\n\"schema_version\": 2,\n\n\"corrections\": [\n{}]}", "set.json:5: $.corrections[0] has no 'inputs'")]
    [InlineData("{\"schema_version\": 2,\n \"description\": \"a } ] \\\" b\", \"corrections\": [\n {\"name\": \"c\"},\n 7]}", "set.json:3: $.corrections[0] has no 'inputs'. A set of corrections is JSON")]
    [InlineData("{\"schema_version\": 2,\n \"corrections\": [{\"inputs\": [],\n\"data\":\n {\"nodetype\":\n 3}}]}", "set.json:5: $.corrections[0].data.nodetype is number, not a string")]
    public void What_is_no_set_is_told_with_its_place(string json, string message) =>
        Assert.Contains(message, Assert.Throws<UserError>(() => Corrected.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"nodetype": "lwtnn"}""", "$.corrections[0].data is a neural network (lwtnn), which cannot be read")]
    [InlineData("""{"nodetype": "bin"}""", "$.corrections[0].data.nodetype is 'bin', which is not known")]
    [InlineData("""{"nodetype": "binning", "input": "eta", "edges": [0, 1], "content": [1], "flow": "clamp"}""", "data.input is 'eta', which is no input. Inputs: x, s")]
    [InlineData("""{"nodetype": "binning", "input": "s", "edges": [0, 1], "content": [1], "flow": "clamp"}""", "data.input is s, a string; bins are of numbers")]
    [InlineData("""{"nodetype": "binning", "input": "x", "edges": [0, 1, 1], "content": [1, 2], "flow": "clamp"}""", "data.edges are not increasing: 1, then 1")]
    [InlineData("""{"nodetype": "binning", "input": "x", "edges": [0, 1], "content": [1, 2], "flow": "clamp"}""", "data.content has 2 items for 1 bins")]
    [InlineData("""{"nodetype": "binning", "input": "x", "edges": [0, 1], "content": [1], "flow": "klamp"}""", "data.flow is 'klamp', not clamp, error, wrap or a node")]
    [InlineData("""{"nodetype": "binning", "input": "x", "edges": {"n": 0, "low": 0, "high": 1}, "content": [], "flow": "clamp"}""", "data.edges has 0 bins from 0 to 1")]
    [InlineData("""{"nodetype": "category", "input": "x", "content": []}""", "data.input is x, which is real; categories are of strings or ints")]
    [InlineData("""{"nodetype": "category", "input": "s", "content": [{"key": 3, "value": 1}]}""", "data.content[0].key is number, not a string")]
    [InlineData("""{"nodetype": "formula", "parser": "numexpr", "expression": "x", "variables": ["x"]}""", "data.parser is 'numexpr'; only TFormula can be read")]
    [InlineData("""{"nodetype": "formula", "parser": "TFormula", "expression": "x", "variables": ["s"]}""", "data.variables[0] is s, which is not real")]
    [InlineData("""{"nodetype": "formularef", "index": 0, "parameters": []}""", "data.index is 0, but there are 0 generic formulas")]
    [InlineData("""{"nodetype": "hashprng", "inputs": ["x"], "distribution": "flat"}""", "data.distribution is 'flat', not stdflat, stdnormal or normal")]
    [InlineData("null", "$.corrections[0] has no 'data'")]
    [InlineData("\"1\"", "$.corrections[0].data is string, not an object")]
    public void A_node_that_is_wrong_is_told_with_its_place(string data, string message) =>
        Assert.Contains(message, Assert.Throws<UserError>(() => Corrected.Of(data, "x:real", "s:string")).Message, StringComparison.Ordinal);

    /// <summary>Python writes numbers that JSON does not have; a text that looks like them stays a text.</summary>
    [Fact]
    public void Numbers_that_are_not_finite_are_read_as_Python_writes_them()
    {
        const string Data = """{"nodetype": "binning", "input": "x", "edges": [-Infinity, 0, 1, Infinity], "content": [-1, NaN, Inf], "flow": "error"}""";
        Correction correction = Corrected.Of(Data, "x:real");
        CorrectionSet named = Corrected.Parse("""{"schema_version": 2, "description": "NaN, \"Infinity\" and -Inf", "corrections": []}""");

        Assert.Equal((-1, double.NaN, double.PositiveInfinity), (correction.Evaluate(-1e308), correction.Evaluate(0.5), correction.Evaluate(2.0)));
        Assert.Equal("NaN, \"Infinity\" and -Inf", named.Description);
        Assert.Contains("data.edges are not increasing: -Infinity, then NaN", Assert.Throws<UserError>(() => Corrected.Of(Data.Replace("0, 1, Inf", "NaN, 1, Inf", StringComparison.Ordinal), "x:real")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_there_twice_is_a_mistake() => Assert.Contains(
        "set.json:1: it is not JSON: Duplicate property 'schema_version'",
        Assert.Throws<UserError>(() => Corrected.Parse("""{"schema_version": 1, "schema_version": 2, "corrections": []}""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"schema_version": 2, "corrections": [{"name": "\ud800", "inputs": [], "output": {"name": "w", "type": "real"}, "version": 1, "data": 1}]}""")]
    [InlineData("""{"schema_version": 2, "description": "\udfff", "corrections": []}""")]
    public void What_is_not_UTF_8_is_told(string json) =>
        Assert.Contains("is not UTF-8", Assert.Throws<UserError>(() => Corrected.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_wrong_is_told_with_the_nearest() => Assert.Equal(
        "set.json has no correction 'NUM_IsoMu'. Nearest: NUM_IsoMu24. It has: NUM_MediumID_DEN_TrackerMuons, NUM_IsoMu24, both",
        Assert.Throws<UserError>(() => Muons()["NUM_IsoMu"]).Message);

    [Fact]
    public void Inputs_that_are_wrong_are_told()
    {
        Correction sf = Muons()["NUM_MediumID_DEN_TrackerMuons"];

        Assert.Equal("NUM_MediumID_DEN_TrackerMuons takes 3 inputs (abseta, pt, scale_factors), got 2", Assert.Throws<CorrectionException>(() => sf.Evaluate(1.0, 30.0)).Message);
        Assert.Equal("NUM_MediumID_DEN_TrackerMuons: input pt is real, got int 30: write it as a double", Assert.Throws<CorrectionException>(() => sf.Evaluate(1.0, 30, "nominal")).Message);
        Assert.Equal("NUM_MediumID_DEN_TrackerMuons: input scale_factors is string, got real 1", Assert.Throws<CorrectionException>(() => sf.Evaluate(1.0, 30.0, 1.0)).Message);
    }

    [Fact]
    public void A_missing_file_is_an_error_of_the_user() =>
        Assert.Contains("nowhere.json", Assert.Throws<UserError>(() => Correction.Load("nowhere.json", "c")).Message, StringComparison.Ordinal);

    [Fact]
    public void Bins_are_found_as_a_plain_search_finds_them() =>
        Gen.Double[-10, 10].Array[2, 12].Select(Gen.Double[-12, 12], (edges, x) => (Edges: edges.Distinct().Order().ToArray(), x))
            .Where(t => t.Edges.Length > 1).Sample(t =>
            {
                string edges = string.Join(", ", t.Edges.Select(e => e.ToString("R", CultureInfo.InvariantCulture)));
                string content = string.Join(", ", Enumerable.Range(0, t.Edges.Length - 1));
                Correction correction = Corrected.Of($$"""{"nodetype": "binning", "input": "x", "edges": [{{edges}}], "content": [{{content}}], "flow": -1}""", "x:real");
                int expected = -1;
                for (int i = 0; i + 1 < t.Edges.Length; i++)
                {
                    expected = t.x >= t.Edges[i] && t.x < t.Edges[i + 1] ? i : expected;
                }

                return correction.Evaluate(t.x) == expected && correction.Evaluate(t.Edges[0]) == 0 && correction.Evaluate(t.Edges[^1]) == -1;
            }, iter: 500);

    /// <summary>The shape of a published set: |eta| by pT by kind of shift, and the turn-on of a trigger as a formula for each |eta|.</summary>
    private static CorrectionSet Muons()
    {
        string id = $$"""
            {"nodetype": "binning", "input": "abseta", "edges": [{{string.Join(", ", EtaEdges.Select(Text))}}], "flow": "error", "content": [
            {{string.Join(", ", Enumerable.Range(0, EtaEdges.Length - 1).Select(i => $$"""
                {"nodetype": "binning", "input": "pt", "edges": [{{string.Join(", ", PtEdges.Select(Text))}}], "flow": "clamp", "content": [
                {{string.Join(", ", Enumerable.Range(0, PtEdges.Length - 1).Select(j => OfBin(i, j)))}}]}
                """))}}]}
            """;
        string trigger = $$"""
            {"nodetype": "binning", "input": "abseta", "edges": [{{string.Join(", ", EtaEdges.Select(Text))}}], "flow": "error", "content": [
            {{string.Join(", ", Enumerable.Range(0, EtaEdges.Length - 1).Select(i => $$"""
                {"nodetype": "formula", "parser": "TFormula", "expression": "[0]*0.5*(1+erf((x-[1])/(sqrt(2.)*[2])))", "variables": ["pt"], "parameters": [0.95, 24, {{Text(1 + (0.5 * i))}}]}
                """))}}]}
            """;
        return Corrected.Parse($$"""
            {"schema_version": 2, "corrections": [
              {{Corrected.One("NUM_MediumID_DEN_TrackerMuons", id, ["abseta:real", "pt:real", "scale_factors:string"])}},
              {{Corrected.One("NUM_IsoMu24", trigger, ["abseta:real", "pt:real"])}}],
             "compound_corrections": [{"name": "both", "inputs": [{{Corrected.Inputs(["abseta:real", "pt:real"])}}], "output": {"name": "w", "type": "real"},
              "inputs_update": ["pt"], "input_op": "+", "output_op": "*", "stack": ["NUM_IsoMu24", "NUM_IsoMu24"]}]}
            """);

        static string OfBin(int i, int j) => $$"""
            {"nodetype": "category", "input": "scale_factors", "content": [
              {"key": "nominal", "value": {{Text(Nominal(i, j))}}},
              {"key": "systup", "value": {{Text(Nominal(i, j) + Error(i, j))}}},
              {"key": "systdown", "value": {{Text(Nominal(i, j) - Error(i, j))}}}]}
            """;
    }

    private static double Nominal(int i, int j) => 0.99 - (0.01 * i) + (0.0013 * j);

    private static double Error(int i, int j) => 0.002 + (0.0007 * i) + (0.0001 * j);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
