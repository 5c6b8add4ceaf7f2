using System.Net;
using Heppy.CommandLine;
using Heppy.Commands;
using Heppy.Samples.Tests;
using Heppy.Storage;
using Spectre.Console;
using Xunit;

namespace Heppy.Status.Tests;

public class StatusTests
{
    [Fact]
    public async Task A_run_is_followed_in_the_terminal_and_on_a_page_while_it_goes_on_and_when_it_has_failed()
    {
        using var folder = new TestFolder();
        using var slow = new SlowRun(folder);
        slow.WaitForTheThirdChunk();
        var run = new RunDirectory(new PosixFiles(), slow.Outdir);
        var tracker = new StatusTracker(run, "Slow", TimeProvider.System);

        RunSnapshot during = tracker.Look();
        ComponentSnapshot component = Assert.Single(during.Components);
        Assert.Equal((2, 1, 3, 0, 20, 60), (component.DoneChunks, component.Running, component.Waiting, component.Bad, component.Done, component.Events));
        Assert.True(during is { IsUnderWay: true, HasBad: false, Word: "under way" });
        Assert.True(during.Rate > 0 && during.SecondsLeft > 0);
        Assert.Contains("under way: 2 of 6 chunks done, 20 of 60 events", Printed(during, 120), StringComparison.Ordinal);
        Assert.StartsWith("process ", during.Chunks[3].Detail, StringComparison.Ordinal);

        var board = new StatusBoard(run, tracker, new PlotStyle());
        using var stop = new CancellationTokenSource();
        var server = new StatusServer(board, StatusPage.Of("Slow"), TimeSpan.FromMilliseconds(50));
        var address = new TaskCompletionSource<string>();
        Task serving = server.Run(IPAddress.Loopback, 0, address.SetResult, stop.Token);
        string url = await address.Task;
        Assert.StartsWith("http://127.0.0.1:", url, StringComparison.Ordinal);
        using var client = new HttpClient();
        CancellationToken end = TestContext.Current.CancellationToken;
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(new Uri(url), "/"), end)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(new Uri(url), "/0123/state"), end)).StatusCode);
        Assert.Contains("<title>Slow</title>", await client.GetStringAsync(new Uri(url), end), StringComparison.Ordinal);
        using StreamReader events = new(await client.GetStreamAsync(new Uri(url + "events"), end));
        await Event(events, state => state.Contains("2 / 6", StringComparison.Ordinal));
        Assert.Contains("Partial: 20 of 60 events of signal", await client.GetStringAsync(new Uri(url + "figures"), end), StringComparison.Ordinal);

        Assert.Equal(ExitCode.ChunksFailed, slow.Finish());
        await Event(events, state => state.Contains("5 / 6", StringComparison.Ordinal) && state.Contains(">stopped<", StringComparison.Ordinal));
        string state = await client.GetStringAsync(new Uri(url + "state"), end);
        Assert.Contains("too &lt;late&gt;", state, StringComparison.Ordinal);
        Assert.Contains("signal_Chunk5", state, StringComparison.Ordinal);
        await stop.CancelAsync();
        await serving;

        RunSnapshot after = tracker.Look();
        Assert.True(after is { IsUnderWay: false, HasBad: true, IsDone: false, Rate: null });
        Assert.Contains("signal_Chunk5: Slow threw InvalidOperationException", Printed(after, 120), StringComparison.Ordinal);
        Assert.Equal("next: heppy-check Slow, then heppy --resume Slow", StatusText.Next(after, "Slow"));

        async Task Event(StreamReader from, Func<string, bool> isSo)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (await from.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal) && isSo(await client.GetStringAsync(new Uri(url + "state"), patience.Token)))
                {
                    return;
                }
            }

            Assert.Fail("the events ended");
        }
    }

    [Theory]
    [InlineData(120)]
    [InlineData(90)]
    [InlineData(70)]
    [InlineData(40)]
    public void The_table_fits_the_terminal(int width)
    {
        ChunkStatus[] chunks =
        [
            new("Out/a_rather_long_name_of_a_component_Chunk0", "a_rather_long_name_of_a_component", ChunkCondition.Sealed, "", IsDone: true),
            new("Out/a_rather_long_name_of_a_component_Chunk1", "a_rather_long_name_of_a_component", ChunkCondition.Failed, "no [memory]"),
        ];
        var snapshot = new RunSnapshot("Out", [new ComponentSnapshot(chunks[0].Component, 1_000_000, 2_000_000, chunks)], chunks,
            [new Reports.FailureGroup("no [memory] left on the device, in a long sentence that needs several lines", [("a_Chunk1", "")], "")], 1234);

        string text = Printed(snapshot, width);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, width));
        Assert.Contains("1/2", text, StringComparison.Ordinal);
        Assert.Contains("no [memory]", text, StringComparison.Ordinal);
        Assert.Contains("1 bad", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs the directory of a run")]
    [InlineData("no such directory", "Nowhere")]
    [InlineData("8o90 is no port", "Out", "--serve", "8o90")]
    [InlineData("70000 is no port", "Out", "--serve", "70000")]
    [InlineData("80 needs --serve", "Out", "80")]
    [InlineData("--bind here: not an address", "Out", "--serve", "--bind", "here")]
    [InlineData("--bind needs --serve", "Out", "--bind", "0.0.0.0")]
    [InlineData("--serve and --once exclude each other", "Out", "--serve", "--once")]
    [InlineData("--interval 0", "Out", "--interval", "0")]
    public void What_cannot_be_is_refused(string message, params string[] arguments)
    {
        var error = new StringWriter();
        int code = CommandHost.Run<StatusOptions>(arguments, o => { new RunDirectory(new PosixFiles(), o.Directory).ReadPlan(); return 0; }, TextWriter.Null, error);

        Assert.InRange(code, 1, 2);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_port_may_stand_on_either_side_of_the_directory()
    {
        StatusOptions before = CommandParser.Parse<StatusOptions>(["--serve", "8090", "Out"]);
        StatusOptions behind = CommandParser.Parse<StatusOptions>(["Out", "--serve", "8090"]);

        Assert.Equal(("Out", 8090), (before.Directory, before.PortNumber));
        Assert.Equal(("Out", 8090), (behind.Directory, behind.PortNumber));
    }

    private static string Printed(RunSnapshot snapshot, int width)
    {
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Write(StatusTable.Of(snapshot, width));
        return text.ToString();
    }
}
