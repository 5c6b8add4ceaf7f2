using Heppy.Physics;
using Xunit;

namespace Heppy.Plots.Tests;

/// <summary>Whole figures, as bytes. Look at them in a browser when they change.</summary>
public class GoldenFigureTests
{
    private static readonly PlotStyle Style = new()
    {
        Experiment = "Heppy",
        Status = "Preliminary",
        Energy = 13,
        LuminosityUncertainty = 0.025,
        Groups =
        [
            new("Data") { Components = ["data"] },
            new("H(125) #rightarrow #mu#mu") { Components = ["signal"], Role = PlotRole.Signal, Scale = 10 },
            new("Z/#gamma^{*} #rightarrow #mu#mu") { Components = ["dy"] },
            new("t#bar{t}") { Components = ["tt"] },
        ],
    };

    private static PlotComponent[] Peaks() =>
    [
        Given.Component("data", "data", 1, Given.Peak("mass", 40, 400, 91, isData: true)),
        Given.Component("signal", "mc", 0.1, Given.Peak("mass", 40, 20, 125)),
        Given.Component("dy", "mc", 2, Given.Peak("mass", 40, 190, 91, 0.1)),
        Given.Component("tt", "mc", 0.5, Given.Peak("mass", 40, 60, 110, 0.05)),
    ];

    [Theory]
    [InlineData("mass")]
    [InlineData("mass_log")]
    public void A_stack_with_data_signal_band_and_ratio(string name) => Golden.Matches($"{name}.svg", Given.Draw(Peaks(), Style)[$"Analysis/{name}"]);

    [Fact]
    public void What_is_counted_stands_at_axes_and_at_colour_bars()
    {
        var map = new HistogramContent(Axis.Regular(4, 0, 4), Axis.Regular(4, 0, 8));
        map.Add(map.FlatIndex(1, 1), 1);
        var figures = Given.Draw(
            [Given.Component("mc", "mc", 1, Given.Counts("m", Axis.Regular(4, 0, 2, "m [GeV]"), 1), new HistogramResult("map", "", map))], new PlotStyle { Counted = "Jets" });

        Assert.Contains("Jets / 0.5 GeV", Words(figures["Analysis/m"]), StringComparison.Ordinal);
        Assert.Contains("Jets / (1 × 2)", Words(figures["Analysis/map_simulation"]), StringComparison.Ordinal);
        Assert.DoesNotContain("Events", string.Concat(figures.Values), StringComparison.Ordinal);

        static string Words(string svg) => string.Concat(System.Xml.Linq.XDocument.Parse(svg).DescendantNodes().OfType<System.Xml.Linq.XText>().Select(t => t.Value));
    }

    [Fact]
    public void A_blinded_window_with_cuts_and_overflow()
    {
        var style = Style with { Figures = [new("mass") { Scale = FigureScale.Linear, Blind = [[120, 130]], Cuts = [76, 106], Range = [66, 150], Rebin = 2, Flow = FlowBins.Shown, Panel = FigurePanel.Pull, Text = "N−1" }] };
        Golden.Matches("blinded.svg", Given.Draw(Peaks(), style)["Analysis/mass"]);
    }

    [Fact]
    public void Shapes_compared() => Golden.Matches("shapes.svg", Given.Draw(Peaks(), Style, new PlotChoice { Normalize = true, Scale = FigureScale.Linear })["Analysis/mass"]);

    [Fact]
    public void A_cut_flow_and_its_efficiencies()
    {
        CutFlow Flow(int n, double weight)
        {
            var flow = new CutFlow("cut_flow");
            foreach ((string label, int passed) in ((string, int)[])[("events reaching Analysis", n), ("two muons", n / 2), ("opposite charge", n / 3), ("Z mass window 76 to 106 GeV", n / 20)])
            {
                int level = flow.Register(label);
                for (int i = 0; i < passed; i++)
                {
                    flow.Count(level, weight);
                }
            }

            return flow;
        }

        var figures = Given.Draw([Given.Component("data", "data", 1, Flow(900, 1)), Given.Component("dy", "mc", 1, Flow(700, 1.1)), Given.Component("tt", "mc", 0.5, Flow(300, 0.9))], Style);

        Golden.Matches("cut_flow_log.svg", figures["Analysis/cut_flow_log"]);
        Golden.Matches("cut_flow_efficiency.svg", figures["Analysis/cut_flow_efficiency"]);
    }

    [Fact]
    public void A_map_a_profile_and_an_efficiency()
    {
        HistogramResult[] Results(double shift, int every)
        {
            var map = new HistogramContent(Axis.Regular(20, -2.5, 2.5, "#eta"), Axis.Regular(16, 0, 80, "p_{T} [GeV]"));
            var profile = new ProfileContent(Axis.Regular(20, -2.5, 2.5, "#eta"));
            var turnOn = new HistogramContent(Axis.Boolean("passes HLT_IsoMu24"), Axis.Regular(16, 0, 80, "p_{T} [GeV]"));
            for (int i = 0; i < 4000; i += every)
            {
                (double eta, double pt) = (-2.5 + (5.0 * (i % 101) / 101), 80.0 * ((i * 37 % 1009) / 1009.0) * ((i * 53 % 997) / 997.0));
                map.Add(map.FlatIndex(((Axis<double>)map.Axes[0]).Index(eta), ((Axis<double>)map.Axes[1]).Index(pt)), 1);
                profile.Add(profile.FlatIndex(((Axis<double>)profile.Axes[0]).Index(eta)), pt + shift + (2 * eta * eta), 1);
                bool passes = (i * 29 % 100) < 95 / (1 + Math.Exp((24 + shift - pt) / 3));
                turnOn.Add(turnOn.FlatIndex(passes ? 1 : 0, ((Axis<double>)turnOn.Axes[1]).Index(pt)), 1);
            }

            return [new("map", "", map), new("profile", "#LTp_{T}#GT [GeV]", profile), new("turn_on", "", turnOn)];
        }

        var figures = Given.Draw([Given.Component("data", "data", 1, Results(0, 1)), Given.Component("dy", "mc", 3, Results(0.5, 3)), Given.Component("signal", "mc", 1, Results(6, 7))], Style);

        Golden.Matches("map.svg", figures["Analysis/map_data"]);
        Golden.Matches("profile.svg", figures["Analysis/profile"]);
        Golden.Matches("turn_on.svg", figures["Analysis/turn_on_efficiency"]);
    }

    [Fact]
    public void A_part_of_the_events_is_stamped_on_the_figure()
    {
        PlotComponent[] components = Peaks();
        components[2] = components[2] with { Summary = components[2].Summary with { Events = 6000, EventsTotal = 12_000, Partial = "first 6,000 (-N)" } };
        Golden.Matches("partial.svg", Given.Draw(components, Style)["Analysis/mass"]);
    }
}
