using Heppy.CommandLine;
using Xunit;

namespace Heppy.Application.Tests.CommandLine;

public class ArgumentsTests
{
    private static readonly OptionTable _heppy = new(typeof(HeppyOptions));

    private static string[] Normalise(params string[] typed) => Arguments.Normalise(typed, _heppy);

    [Fact]
    public void Every_order_of_typing_gives_the_same()
    {
        string[][] groups = [["Outdir", "analysis.cs"], ["-o", "a=b"], ["-o", "c=d"], ["-N", "9"], ["-f"]];
        int count = 0;
        foreach (int[] order in Permutations(groups.Length))
        {
            // The configuration may stand apart from the output directory: before, between and behind the
            // options.
            foreach (int gap in Enumerable.Range(0, groups.Length))
            {
                var typed = order.Select(i => i == 0 ? ["Outdir"] : groups[i]).ToList();
                int at = Array.IndexOf(order, 0) + 1;
                typed.Insert(Math.Min(at + gap, typed.Count), ["analysis.cs"]);
                var options = CommandParser.Parse<HeppyOptions>([.. typed.SelectMany(t => t)]);

                Assert.Equal(("Outdir", "analysis.cs"), (options.OutputDirectory, options.Configuration));
                Assert.Equal(["a=b", "c=d"], options.ConfigurationOptions.Order());
                Assert.Equal((9L, true), (options.MaxEvents, options.Force));
                count++;
            }
        }

        Assert.Equal(600, count);
    }

    [Theory]
    [InlineData("-o", "a=b")]
    [InlineData("-oa=b")]
    [InlineData("--option", "a=b")]
    [InlineData("--option=a=b")]
    [InlineData("-fo", "a=b")]
    [InlineData("-foa=b")]
    public void An_option_may_be_written_in_every_usual_way(params string[] typed)
    {
        var options = CommandParser.Parse<HeppyOptions>([.. typed, "Outdir", "analysis.cs", "-o", "c=d"]);

        Assert.Equal(["a=b", "c=d"], options.ConfigurationOptions);
        Assert.Equal("analysis.cs", options.Configuration);
    }

    [Fact]
    public void Values_with_spaces_equal_signs_and_dashes_survive()
    {
        var options = CommandParser.Parse<HeppyOptions>(["-o", "cut=pt>5 && eta=-2", "My Out", "my analysis.cs", "--only=ggH*"]);

        Assert.Equal(["cut=pt>5 && eta=-2"], options.ConfigurationOptions);
        Assert.Equal(("My Out", "my analysis.cs"), (options.OutputDirectory, options.Configuration));
        Assert.Equal(["ggH*"], options.Only);
    }

    [Fact]
    public void Behind_two_dashes_everything_is_positional()
    {
        var options = CommandParser.Parse<HeppyOptions>(["-f", "--", "-Out", "analysis.cs"]);

        Assert.Equal(("-Out", true), (options.OutputDirectory, options.Force));
    }

    [Fact]
    public void Input_files_are_repeated_or_separated_by_commas()
    {
        var options = CommandParser.Parse<HeppyOptions>(["-I", "a.parquet,b.parquet", "Out", "x.cs", "--input", "c.parquet"]);

        Assert.Equal(["a.parquet", "b.parquet", "c.parquet"], options.InputFiles);
    }

    [Theory]
    [InlineData("-N is given twice: 9 and 10. Leave one out.", "-N", "9", "-N10", "Out", "a.cs")]
    [InlineData("-N is given twice: 9 and 9. Leave one out.", "-N", "9", "--nevents=9", "Out", "a.cs")]
    [InlineData("unknown option --forse. Nearest: --force. --help lists all.", "--forse")]
    [InlineData("unknown option --iEvnt. Nearest: --iEvent. --help lists all.", "--iEvnt=3")]
    [InlineData("unknown option -n. Nearest: -N. --help lists all.", "-n", "5")]
    [InlineData("unknown option -nevents. Nearest: --nevents. --help lists all.", "-nevents")]
    [InlineData("unknown option -x. --help lists all.", "-fx")]
    [InlineData("unknown option --zzzzzzzz. --help lists all.", "--zzzzzzzz")]
    [InlineData("-N needs a value: -N n", "Out", "a.cs", "-N")]
    [InlineData("--option needs a value: --option K=V", "--option=", "Out", "a.cs")]
    [InlineData("--force takes no value, got 'yes'.", "--force=yes")]
    [InlineData("too many arguments: 'three'. Expected OUTDIR CONFIG; a value with spaces needs quotes.", "one", "two", "three")]
    public void A_mistake_is_named(string message, params string[] typed)
    {
        var mistake = Assert.Throws<UserError>(() => Normalise(typed));

        Assert.Equal(message, mistake.Message);
        Assert.Equal(1, mistake.ExitCode);
    }

    private static IEnumerable<int[]> Permutations(int n) => n == 0
        ? [[]]
        : Permutations(n - 1).SelectMany(p => Enumerable.Range(0, n).Select(i => (int[])[.. p[..i], n - 1, .. p[i..]]));
}
