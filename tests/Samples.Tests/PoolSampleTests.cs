using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Heppy.Samples.Tests;

public partial class PoolSampleTests
{
    [Fact]
    public void Standard_deviations_are_the_same_on_all_pools()
    {
        string[] lines = Sample.RunProgram("pool/pool.cs", "synchronous", "threads:3", "processes:2").TrimEnd().Split('\n');

        Assert.Equal(["synchronous", "threads:3", "processes:2"], lines.Select(l => l.Split(' ')[0]));
        string[] numbers = [.. lines.Select(l => l[13..]).Distinct()];
        Assert.Single(numbers);
        // Numbers that are spread evenly below n have a standard deviation of n / sqrt(12).
        double[] deviations = [.. numbers[0].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        Assert.Equal(8, deviations.Length);
        Assert.All(deviations.Index(), d => Assert.Equal((d.Index + 1) / Math.Sqrt(12), d.Item, 0.03));
    }

    [Theory]
    [InlineData("synchronous")]
    [InlineData("processes:2")]
    public void The_telescope_finds_the_same_signals_wherever_it_searches(string pool)
    {
        using var folder = new TestFolder();

        string output = Sample.RunProgram("telescope/telescope.cs", folder["Night"], pool);

        Assert.Equal(7, output.TrimEnd().Split('\n').Length);
        Assert.EndsWith("lost.raw: return code 2\n", output, StringComparison.Ordinal);
        Assert.Equal(6, RunLine().Count(output));
        string[] signals = [.. Directory.GetFiles(folder["Night"], "*.signals").Order(StringComparer.Ordinal)];
        Assert.Equal(6, signals.Length);
        Assert.DoesNotContain(File.ReadLines(signals[2]), l => l.StartsWith("0 ", StringComparison.Ordinal) || l.StartsWith("17 ", StringComparison.Ordinal));
        Assert.Equal(File.ReadLines(signals[0]).Count(), int.Parse(RunLine().Match(output).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void One_by_one_is_faster_than_two_bunches_and_the_timeline_shows_every_job()
    {
        using var folder = new TestFolder();

        string output = Sample.RunProgram("scheduling/scheduling.cs", "threads:2", folder["timeline.svg"]);

        // The long jobs of the first bunch take 920 ms; one by one they are shared: 580 ms.
        int percent = int.Parse(Percent().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(percent, 40, 90);
        XElement picture = XDocument.Load(folder["timeline.svg"]).Root!;
        Assert.Equal(32, picture.Elements().Count(e => e.Name.LocalName == "rect"));
    }

    [Fact]
    public void Lazy_calls_give_the_same_on_all_pools_and_the_picture_shows_each_of_them()
    {
        using var folder = new TestFolder();

        string[] lines = Sample.RunProgram("delayed/delayed.cs", folder["graph.svg"], "synchronous", "threads:3", "processes:2").TrimEnd().Split('\n');

        Assert.Equal(["synchronous", "threads:3", "processes:2"], lines.Select(l => l.Split(' ')[0]));
        Assert.Equal(["3 (1² + ... + 8²) = 612, the largest term is 192"], lines.Select(l => l[13..]).Distinct());
        string golden = File.ReadAllText(Path.Combine(Sample.Root, "tests/Graphs.Tests/golden/delayed.svg"));
        Assert.Equal(golden, File.ReadAllText(folder["graph.svg"]));
    }

    [GeneratedRegex(@"^run\d\.raw: (\d+) signals$", RegexOptions.Multiline)]
    private static partial Regex RunLine();

    [GeneratedRegex(@"one by one takes (\d+)\s?%")]
    private static partial Regex Percent();
}
