using Heppy.Physics;
using Heppy.Tables;
using Xunit;

namespace Heppy.Application.Tests.Tables;

public class CutFlowTablesTests
{
    [Fact]
    public void Components_stand_side_by_side_scaled_with_errors_and_efficiencies() => Assert.Equal(
        """
        Fill: cut_flow
        cut          data               efficiency            mc               efficiency
        all             4  1.0000 [0.6311, 1.0000]  12.00 ± 0.87  1.0000 [0.9905, 1.0000]
        pT > 20_GeV     2  0.5000 [0.1853, 0.8147]   3.00 ± 0.43  0.2500 [0.2176, 0.2852]

        """,
        Only(TableFormat.Text));

    [Fact]
    public void Markdown_has_a_bar_between_columns() => Assert.Contains("| pT > 20_GeV | 2 | 0.5000 [0.1853, 0.8147] | 3.00 ± 0.43 | 0.2500 [0.2176, 0.2852] |\n", Only(TableFormat.Md), StringComparison.Ordinal);

    [Fact]
    public void Latex_is_escaped()
    {
        string table = Only(TableFormat.Tex);

        Assert.Contains("pT $>$ 20\\_GeV & 2 & 0.5000 [0.1853, 0.8147] & 3.00 $\\pm$ 0.43 & 0.2500 [0.2176, 0.2852] \\\\\n", table, StringComparison.Ordinal);
        Assert.StartsWith("% Fill: cut_flow\n\\begin{tabular}{lrrrr}\n\\toprule\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_without_a_level_has_a_dash_and_a_partial_one_is_named()
    {
        CutFlow other = new("cut_flow");
        other.Register("all");
        (Summary, ResultSet)[] components = [Component("data", 1, Flow(4, 2, 1)), Component("part", 1, other, total: 9)];

        string table = new CutFlowTables(components).All().Single().To(TableFormat.Md);

        Assert.Contains("(not all events of part)", table, StringComparison.Ordinal);
        Assert.Contains("| pT > 20_GeV | 2 | 0.5000 [0.1853, 0.8147] | - | - |", table, StringComparison.Ordinal);
        Assert.Contains("| all | 4 | 1.0000 [0.6311, 1.0000] | 0 | - |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_weighted_events_the_efficiency_is_that_of_their_weights()
    {
        CutFlow flow = Flow(0, 0, 1);
        Array.ForEach([1.0, 1, 2, 4], w => flow.Count(0, w));
        Array.ForEach([2.0, 4], w => flow.Count(1, w));

        string table = new CutFlowTables([Component("mc", 1, flow)]).All().Single().To(TableFormat.Md);

        // 6 of 8, as of 64/22 = 2.9 events.
        Efficiency expected = Efficiency.Weighted(6, 8, 22);
        Assert.Contains(FormattableString.Invariant($"| pT > 20_GeV | 6.0 ± 4.5 | 0.7500 [{expected.Low:F4}, {expected.High:F4}] |"), table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_that_more_events_pass_than_the_first_has_no_efficiency()
    {
        CutFlow flow = Flow(2, 0, 1);
        Array.ForEach([1, 2, 3], _ => flow.Count(1, 1));

        string table = new CutFlowTables([Component("data", 1, flow)]).All().Single().To(TableFormat.Md);

        Assert.Contains("| pT > 20_GeV | 3 | - |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void What_variations_change_is_a_table_of_its_own()
    {
        CutFlow flow = Flow(192, 48, 0.25);
        flow.Variations.Add("jes_up", Flow(192, 60, 0.25));
        flow.Variations.Add("jes_down", Flow(192, 0, 0.25));

        Table[] tables = [.. new CutFlowTables([Component("data", 1, Flow(4, 2, 1)), Component("mc", 0.25, flow)]).All()];

        Assert.Equal(2, tables.Length);
        Assert.Equal(
            """
            Fill: cut_flow, last cut under variations
            variation  data   ratio           mc   ratio
            nominal       2  1.0000  3.00 ± 0.43  1.0000
            jes_up        -       -  3.75 ± 0.48  1.2500
            jes_down      -       -  0.00 ± 0.00  0.0000

            """,
            tables[1].To(TableFormat.Text));
    }

    private static string Only(TableFormat format) =>
        new CutFlowTables([Component("data", 1, Flow(4, 2, 1)), Component("mc", 0.25, Flow(192, 48, 0.25))]).All().Single().To(format);

    private static CutFlow Flow(int all, int passed, double weight)
    {
        var flow = new CutFlow("cut_flow");
        flow.Register("all");
        flow.Register("pT > 20_GeV");
        for (int i = 0; i < all; i++)
        {
            flow.Count(0, weight);
            if (i < passed)
            {
                flow.Count(1, weight);
            }
        }

        return flow;
    }

    private static (Summary Summary, ResultSet Results) Component(string name, double scale, CutFlow flow, long total = 4)
    {
        var results = new AnalyzerResults("Fill");
        results.CutFlows.Add(flow);
        var summary = new Summary
        {
            Component = name, Kind = "mc", Events = 4, Selected = 2, EventsTotal = total, Scale = scale, SumOfWeights = [4], SumOfWeights2 = [4], Analyzers = [], Results = [],
        };
        return (summary, new ResultSet { Analyzers = [results] });
    }
}
