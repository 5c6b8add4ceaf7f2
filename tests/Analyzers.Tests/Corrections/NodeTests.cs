using Xunit;

namespace Heppy.Analyzers.Tests.Corrections;

public class NodeTests
{
    private const string Edges = """{"nodetype": "binning", "input": "x", "edges": [0, 1, 10, "inf"], "content": [1, 2, 3], "flow": """;
    private const string Uniform = """{"nodetype": "binning", "input": "x", "edges": {"n": 4, "low": -2, "high": 2}, "content": [1, 2, 3, 4], "flow": """;

    [Theory]
    [InlineData(Edges, 0, 1)]
    [InlineData(Edges, 0.999, 1)]
    [InlineData(Edges, 1, 2)]
    [InlineData(Edges, 10, 3)]
    [InlineData(Edges, 1e300, 3)]
    [InlineData(Edges, -0.001, 1)]
    [InlineData(Edges, double.NaN, 3)]
    [InlineData(Edges, double.PositiveInfinity, 3)]
    [InlineData(Uniform, -2, 1)]
    [InlineData(Uniform, -1, 2)]
    [InlineData(Uniform, 1.9999999, 4)]
    [InlineData(Uniform, 2, 4)]
    [InlineData(Uniform, -99, 1)]
    [InlineData(Uniform, double.NaN, 4)]
    public void Bins_include_their_lower_edge_and_clamping_takes_the_nearest(string binning, double x, double expected) =>
        Assert.Equal(expected, Corrected.Of(binning + "\"clamp\"}", "x:real").Evaluate(x));

    [Theory]
    [InlineData(-0.001, "c: input x is -0.001, below its bins (0 to Infinity)")]
    [InlineData(double.NaN, "c: input x is NaN, above its bins (0 to Infinity)")]
    public void Outside_of_bins_it_is_an_error_that_names_the_input(double x, string message) => Assert.Equal(
        message, Assert.Throws<CorrectionException>(() => Corrected.Of(Edges + "\"error\"}", "x:real").Evaluate(x)).Message);

    [Theory]
    [InlineData(-3, 4)]
    [InlineData(2, 1)]
    [InlineData(3.5, 2)]
    [InlineData(-102, 1)]
    [InlineData(0.5, 3)]
    public void Bins_can_wrap_around(double x, double expected) => Assert.Equal(expected, Corrected.Of(Uniform + "\"wrap\"}", "x:real").Evaluate(x));

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(5, 2)]
    public void Outside_of_bins_another_node_can_be_asked(double x, double expected) => Assert.Equal(
        expected,
        Corrected.Of(Edges + """{"nodetype": "formula", "parser": "TFormula", "expression": "9+x", "variables": ["x"]}}""", "x:real").Evaluate(x));

    [Fact]
    public void Integers_are_binned_too() => Assert.Equal(2, Corrected.Of(Edges + "\"error\"}", "x:int").Evaluate(9));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 25, 3)]
    [InlineData(1.5, 0, 4)]
    [InlineData(2.3, 15, 5)]
    [InlineData(2.5, 15, 5)]
    [InlineData(-1, 999, 3)]
    public void Bins_of_several_inputs_have_the_last_one_innermost(double eta, double pt, double expected)
    {
        const string Data = """{"nodetype": "multibinning", "inputs": ["eta", "pt"], "edges": [[0, 1.5, 2.4], {"n": 3, "low": 0, "high": 30}], "content": [1, 2, 3, 4, 5, 6], "flow": "clamp"}""";

        Assert.Equal(expected, Corrected.Of(Data, "pt:real", "eta:real").Evaluate(pt, eta));
    }

    [Fact]
    public void One_input_outside_is_enough_for_the_other_node()
    {
        const string Data = """{"nodetype": "multibinning", "inputs": ["x", "y"], "edges": [[0, 1], [0, 1]], "content": [7], "flow": -1}""";
        Correction correction = Corrected.Of(Data, "x:real", "y:real");

        Assert.Equal((7, -1, -1), (correction.Evaluate(0.5, 0.5), correction.Evaluate(0.5, 1.0), correction.Evaluate(-0.5, 0.5)));
    }

    [Fact]
    public void Categories_are_texts_or_integers_with_or_without_a_default()
    {
        Correction text = Corrected.Of("""{"nodetype": "category", "input": "s", "content": [{"key": "up", "value": 1.1}, {"key": "down", "value": 0.9}]}""", "s:string");
        Correction number = Corrected.Of("""{"nodetype": "category", "input": "s", "content": [{"key": 5, "value": 1.1}, {"key": -4, "value": 0.9}], "default": 1}""", "s:int");

        Assert.Equal((1.1, 0.9), (text.Evaluate("up"), text.Evaluate("down")));
        Assert.Equal((1.1, 0.9, 1.0), (number.Evaluate(5), number.Evaluate(-4), number.Evaluate(0)));
        Assert.Equal("c: input s is 'Up', which is none of up, down", Assert.Throws<CorrectionException>(() => text.Evaluate("Up")).Message);
    }

    [Theory]
    [InlineData("real", 21)]
    [InlineData("int", 18)]
    public void A_transform_changes_an_input_for_what_is_below_it(string type, double expected)
    {
        // 7.5 doubled and a half added is 15.5; an integer 7 becomes 14.5, which rounds to 15, away from zero.
        const string Data = """
            {"nodetype": "transform", "input": "n", "rule": {"nodetype": "formula", "parser": "TFormula", "expression": "x", "variables": ["r"]},
             "content": {"nodetype": "binning", "input": "n", "edges": [0, 15, 15.4, 16], "content": [9, 18, 21], "flow": "error"}}
            """;
        Correction correction = Corrected.Of(Data, $"n:{type}", "r:real");

        Assert.Equal(expected, type == "int" ? correction.Evaluate(7, 14.5) : correction.Evaluate(7.5, 15.5));
    }

    [Fact]
    public void An_integer_that_was_changed_is_still_one_for_categories_below()
    {
        const string Data = """
            {"nodetype": "transform", "input": "n", "rule": {"nodetype": "formula", "parser": "TFormula", "expression": "x/2", "variables": ["r"]},
             "content": {"nodetype": "category", "input": "n", "content": [{"key": 3, "value": 1.5}, {"key": 0, "value": 9}]}}
            """;

        Assert.Equal(1.5, Corrected.Of(Data, "n:int", "r:real").Evaluate(7, 6.2));
    }

    [Fact]
    public void Generic_formulas_take_the_parameters_of_each_place()
    {
        const string More = """, "generic_formulas": [{"nodetype": "formula", "parser": "TFormula", "expression": "[0]+[1]*x", "variables": ["x"]}]""";
        const string Data = """
            {"nodetype": "binning", "input": "x", "edges": [0, 1, 2], "flow": "error", "content": [
              {"nodetype": "formularef", "index": 0, "parameters": [1, 2]}, {"nodetype": "formularef", "index": 0, "parameters": [10, 20]}]}
            """;
        Correction correction = Corrected.Parse(Corrected.Set(Data, ["x:real"], More))["c"];

        Assert.Equal((2.0, 40.0), (correction.Evaluate(0.5), correction.Evaluate(1.5)));
    }

    [Theory]
    [InlineData("*", "*", 1.1 * 1.21)]
    [InlineData("*", "last", 1.21)]
    [InlineData("+", "+", 1.1 + ((1 + 1.1) * 1.1))]
    [InlineData("/", "/", 1.1 / (1 / 1.1 * 1.1))]
    public void Compound_corrections_apply_one_after_another(string inputs, string outputs, double expected)
    {
        const string Times = """{"nodetype": "formula", "parser": "TFormula", "expression": "1.1*x", "variables": ["pt"]}""";
        string compound = $$"""
            [{"name": "both", "inputs": [{{Corrected.Inputs(["area:real", "pt:real"])}}], "output": {"name": "w", "type": "real"},
              "inputs_update": ["pt"], "input_op": "{{inputs}}", "output_op": "{{outputs}}", "stack": ["c", "c"]}]
            """;
        CorrectionSet set = Corrected.Parse(Corrected.Set(Times, ["pt:real"], compound: compound));

        Assert.Equal(expected, set["both"].Evaluate(0.5, 1.0), 1e-14);
        Assert.Equal(["both"], set.CompoundNames);
    }
}
