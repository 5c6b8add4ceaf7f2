using System.Collections.Concurrent;
using Xunit;

namespace Heppy.Framework.Tests.Handles;

/// <summary>Which handles of an analyzer are found, and in which order.</summary>
public class HandleSearchTests
{
    [Fact]
    public void Handles_are_found_wherever_fields_lead_in_the_order_of_declaration()
    {
        string[] found = [.. HandleSearch.In(new Everything()).Cast<HistogramHandle>().Select(h => h.Name)];

        Assert.Equal(
            ["base", "field", "array0", "array1", "z", "a", "plots_a", "plots_deep", "plots_all", "listed_a", "listed_deep", "listed_all", "left", "right", "keyed_1", "keyed_2", "struct", "derived"],
            found);
    }

    [Fact]
    public void Circles_other_analyzers_and_functions_are_left_alone()
    {
        var circle = new Circle();
        circle.Again = circle;
        var analyzer = new Leaving(circle);

        Assert.Equal(["once"], HandleSearch.In(analyzer).Cast<HistogramHandle>().Select(h => h.Name));
    }

    [Fact]
    public void A_chain_without_end_is_given_up()
    {
        var chain = new Circle();
        for (int i = 0; i < 100; i++)
        {
            chain = new Circle { Again = chain };
        }

        Assert.InRange(HandleSearch.In(new Leaving(chain)).Count, 2, 10);
    }

    [Fact]
    public void Tables_of_numbers_are_not_searched() =>
        Assert.Equal(["x"], HandleFields.Of(typeof(WithTables)).Select(f => f.Name));

    private static Histogram<double> New(string name) => new(name, Axis.Regular(1, 0, 1));

    private class Nothing : Analyzer
    {
        public override bool Process(Event ev) => true;
    }

    private class Base : Nothing
    {
        public readonly Histogram<double> InBase = New("base");
    }

    private sealed class Plots(string prefix)
    {
        public readonly string Title = prefix;
        public readonly Histogram<double> A = New(prefix + "_a");
        public readonly Dictionary<string, List<Histogram<double>>> Deep = new() { ["x"] = [New(prefix + "_deep")] };
        public readonly Histogram<double> All = New(prefix + "_all");
    }

    private sealed class Derived : IHasPlots
    {
        public readonly Histogram<double> H = New("derived");
    }

    private interface IHasPlots;

    private readonly record struct Pair(Histogram<double> H);

    private sealed class Everything : Base
    {
        public readonly Histogram<double> Field = New("field");
        public readonly Histogram<double>[] Array = [New("array0"), New("array1")];
        public readonly Dictionary<string, Histogram<double>> Dictionary = new() { ["z"] = New("z"), ["a"] = New("a") };
        public readonly Plots Plots = new("plots");
        public readonly List<Plots> List = [new("listed")];
        public readonly (Histogram<double> Left, Histogram<double> Right) Tuple = (New("left"), New("right"));
        public readonly ConcurrentDictionary<string, Histogram<double>> Keyed = new() { ["2"] = New("keyed_2"), ["1"] = New("keyed_1") };
        public readonly Pair[] Structs = [new(New("struct"))];
        public readonly IHasPlots Interface = new Derived();
        public Histogram<double> Same => Field;
    }

    private sealed class Circle
    {
        public readonly Histogram<double> H = New("once");
        public Circle? Again;
    }

    private sealed class Leaving(Circle circle) : Nothing
    {
        public readonly Circle Circle = circle;
        public readonly Analyzer Other = new Base();
        public readonly Func<Histogram<double>> Later = () => New("later");
    }

    private readonly record struct Cell(int Bin, double Value, DayOfWeek Day);

    private sealed class WithTables : Nothing
    {
        public readonly double[] A = [];
        public readonly Dictionary<int, Cell> B = [];
        public readonly List<(int, Cell)> C = [];
        public readonly string D = "";
        public readonly Func<int> E = () => 1;
        public readonly Histogram<double> x = New("x");
    }
}
