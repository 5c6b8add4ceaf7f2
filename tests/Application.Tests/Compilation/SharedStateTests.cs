using Xunit;

namespace Heppy.Application.Tests.Compilation;

public class SharedStateTests : CompilerFixture
{
    private const string Types = """

        class Config { public Func<string, object?[]>? Sequence { get; set; } }
        class Selector { public Func<int, bool>? Where { get; set; } public int N { get; set; } }
        static class Totals { public static int Seen; public static int Last { get; set; } public static readonly int[] Bins = new int[3]; }
        """;

    private string[] Check(string text) =>
        [.. Errors(text + Types).Select(e => e.Split(" which")[0])];

    private void Passes(string text) => Assert.Equal(0, Run(text + Types));

    [Fact]
    public void A_captured_counter_is_refused_with_its_place() => Assert.Equal(
        ["analysis.cs(2,86): error HEPPY001: this lambda writes 'count', which all ranges and threads would share. Use a Counter/Histogram field of an analyzer instead."],
        Errors("int count = 0;\nvar c = new Config { Sequence = sample => [ new Selector { Where = x => { if (x > 0) count++; return true; } } ] };\nreturn count;" + Types));

    [Theory]
    [InlineData("n = 1")]
    [InlineData("n += 2")]
    [InlineData("--n")]
    [InlineData("Interlocked.Increment(ref n)")]
    [InlineData("int.TryParse(\"1\", out n)")]
    [InlineData("ref int alias = ref n; alias = 2")]
    [InlineData("(n, _) = (1, 2)")]
    public void Every_way_to_write_is_seen(string write) => Assert.Single(Check(
        $"int n = 0; var c = new Config {{ Sequence = s => [ new Selector {{ Where = x => {{ {write}; return true; }} }} ] }}; return n;"));

    [Theory]
    [InlineData("Totals.Seen++", "Totals.Seen")]
    [InlineData("Totals.Last = x", "Totals.Last")]
    [InlineData("Totals.Bins[x]++", "Totals.Bins[x]")]
    [InlineData("bins[x]++", "bins[x]")]
    [InlineData("other.N = x", "other.N")]
    public void Statics_and_parts_of_captured_objects_count(string write, string named) => Assert.Equal(
        [$"this lambda writes '{named}',"],
        Check($"var bins = new int[3]; var other = new Selector(); var c = new Config {{ Sequence = s => [ new Selector {{ Where = x => {{ {write}; return true; }} }} ] }}; return 0;")
            .Select(e => e[(e.IndexOf("HEPPY001: ", StringComparison.Ordinal) + 10)..]));

    [Fact]
    public void What_the_factory_itself_writes_is_seen() => Assert.Single(Check(
        "int calls = 0; var c = new Config { Sequence = s => { calls++; return []; } }; return calls;"));

    [Fact]
    public void A_factory_with_a_name_and_what_it_calls_is_seen() => Assert.Equal(2, Check("""
        int calls = 0, seen = 0;
        Action note = () => seen++;
        object?[] Make(string sample) { calls++; note(); return []; }
        var c = new Config();
        c.Sequence = Make;
        return calls + seen;
        """).Length);

    [Fact]
    public void Reading_and_own_variables_are_fine() => Passes("""
        double minPt = 5; int[] table = [1, 2]; int total = 0;
        total++;
        var c = new Config
        {
            Sequence = sample =>
            {
                int own = 0;
                own++;
                return [ new Selector { N = own, Where = x => { int y = x; y += table[0]; own = y; return y > minPt; } } ];
            },
        };
        c.Sequence("x");
        return total - 1;
        """);

    [Fact]
    public void Analyzers_must_not_write_statics_but_may_have_state() => Assert.Equal(
        ["analysis.cs(6,60): error HEPPY001: FourMuons.Process writes '_seen',"],
        Check("""
            return 0;
            class FourMuons(int first) : Heppy.Analyzer
            {
                static int _seen; static readonly int Start; int _own;
                static FourMuons() { Start = 1; }
                public override bool Process(Heppy.Event ev) { _own++; _seen += _own; first++; return true; }
            }
            """));

    [Fact]
    public void An_analyzer_must_not_keep_random_numbers_but_may_make_them_for_an_event() => Assert.Equal(
        [
            "analysis.cs(4,21): error HEPPY004: Smear keeps a System.Random, 'random', whose numbers depend on the events before. Use a RandomNumbers field, and random[ev].",
            "analysis.cs(5,21): error HEPPY004: Smear keeps a System.Random, 'other', whose numbers depend on the events before. Use a RandomNumbers field, and other[ev].",
        ],
        Errors("""
            return 0;
            class Smear : Heppy.Analyzer
            {
                readonly Random random = new(1);
                private Random? other;
                readonly Heppy.RandomNumbers good = new();
                public override bool Process(Heppy.Event ev) { var own = new Random((int)ev.Number); return own.Next() > good[ev].NextDouble(); }
            }
            class Gun { public Random Made = new(1); }
            """));
}
