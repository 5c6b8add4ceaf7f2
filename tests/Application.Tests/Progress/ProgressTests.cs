using Heppy.Commands;
using Heppy.Drawing;
using Xunit;

namespace Heppy.Application.Tests.Progress;

/// <summary>What is shown of long work.</summary>
public class ProgressTests
{
    private static readonly ProgressLine[] Components =
    [
        new("data", 1_500_000, 1_500_000, "3/3 chunks", IsOver: true),
        new("ggH_125", 400_000, 1_000_000, "1/4 chunks, 1 FAILED", HasFailed: true),
        new("ZZ", 0, 2_000_000, "0/8 chunks"),
    ];

    [Theory]
    [InlineData("wide", 120, true)]
    [InlineData("usual", 80, true)]
    [InlineData("narrow", 60, false)]
    [InlineData("very_narrow", 40, false)]
    public void Bars_adapt_to_the_width(string golden, int width, bool isUnicode)
    {
        string text = ProgressTable.Of(Components, "events", 20, new TextLook(width, isUnicode, false), 24);

        Golden.Matches($"{golden}.txt", text);
        Assert.All(text.Split('\n'), l => Assert.InRange(l.Length, 0, width));
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Colours_are_there_where_they_can_be_seen()
    {
        string text = ProgressTable.Of(Components, "events", 20, new TextLook(120, true, true), 24);

        Assert.Contains("\u001b[", text, StringComparison.Ordinal);
        Assert.Equal(
            ProgressTable.Of(Components, "events", 20, new TextLook(120, true, false), 24),
            System.Text.RegularExpressions.Regex.Replace(text, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Of_many_pieces_those_under_way_are_shown()
    {
        ProgressLine[] many = [.. Enumerable.Range(0, 100).Select(i => new ProgressLine($"sample{i}", i < 50 ? 10 : i == 70 ? 3 : 0, 10, IsOver: i < 50))];
        string[] lines = ProgressTable.Of(many, "events", 1, new TextLook(80, true, false), 10).TrimEnd('\n').Split('\n');

        Assert.Equal(9, lines.Length);
        Assert.Contains(lines, l => l.StartsWith("sample70 ", StringComparison.Ordinal));
        Assert.StartsWith("all 100", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reading: 250 of 1,000 events (25 %), 25 events/s, 30 s left\n", 250, 1000)]
    [InlineData("reading: 250 events, 25 events/s\n", 250, 0)]
    [InlineData("reading: 1,000 of 1,000 events (100 %), 100 events/s\n", 1000, 1000)]
    [InlineData("reading: 1 of 1,000,000 events (0 %), 0 events/s, 2777.8 h left\n", 1, 1_000_000)]
    public void In_a_file_it_is_a_sentence(string expected, long done, long all) =>
        Assert.Equal(expected, ProgressText.Of([new("reading", done, all)], "events", 10));

    [Fact]
    public void Several_pieces_are_one_sentence() =>
        Assert.Equal("4/15 chunks, 1,900,000 of 4,500,000 events (42 %), 95,000 events/s, 27 s left\n", ProgressText.Of(Components, "events", 20));

    [Fact]
    public void A_line_is_written_now_and_then_and_less_and_less_often()
    {
        var error = new SharedWriter();
        var console = new RunConsole(false, false, new StringWriter(), error);
        var counter = new RunProgress.Counter { All = 10 };
        using (ProgressView view = new(console, "events", () => [new("reading", counter.Done, counter.All)], TimeSpan.FromMilliseconds(50)))
        {
            counter.Add(5);
            SpinWait.SpinUntil(() => Lines(error) >= 2, TimeSpan.FromSeconds(20));
        }

        int lines = Lines(error);
        Assert.InRange(lines, 2, 12);
        Assert.StartsWith("reading: 5 of 10 events (50 %), ", error.ToString(), StringComparison.Ordinal);
        Thread.Sleep(300);
        Assert.Equal(lines, Lines(error));
    }

    [Fact]
    public void Short_work_and_quiet_work_say_nothing()
    {
        var error = new StringWriter();
        var screen = new StringWriter();
        using (ProgressView.Of(new RunConsole(false, false, new StringWriter(), error), "reading", "events", new RunProgress.Counter()))
        {
        }

        using (new ProgressView(new RunConsole(true, false, new StringWriter(), error, screen), "events", () => [new("reading", 1, 2)], TimeSpan.FromMilliseconds(1)))
        {
            Thread.Sleep(700);
        }

        Assert.Equal(("", ""), (error.ToString(), screen.ToString()));
    }

    [Fact]
    public void On_a_terminal_bars_are_drawn_over_and_erased_at_the_end()
    {
        var output = new StringWriter();
        var screen = new SharedWriter();
        var console = new RunConsole(false, false, output, new StringWriter(), screen);
        using (new ProgressView(console, "events", () => [new("reading", 1, 2)]))
        {
            SpinWait.SpinUntil(() => screen.ToString().Contains("reading", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
            console.Info("a line of its own\n");
        }

        string[] drawn = screen.ToString().Split("\u001b[1A\u001b[2K");
        Assert.StartsWith("reading", drawn[0], StringComparison.Ordinal);
        Assert.Equal("", drawn[^1]);
        Assert.Equal("a line of its own\n", output.ToString());
    }

    private static int Lines(StringWriter writer) => writer.ToString().Count(c => c == '\n');

    /// <summary>Can be read while another thread writes.</summary>
    private sealed class SharedWriter : StringWriter
    {
        private readonly Lock _gate = new();

        public override void Write(char value)
        {
            lock (_gate)
            {
                base.Write(value);
            }
        }

        public override void Write(string? value)
        {
            lock (_gate)
            {
                base.Write(value);
            }
        }

        public override void Write(char[] buffer, int index, int count)
        {
            lock (_gate)
            {
                base.Write(buffer, index, count);
            }
        }

        public override string ToString()
        {
            lock (_gate)
            {
                return base.ToString();
            }
        }
    }
}
