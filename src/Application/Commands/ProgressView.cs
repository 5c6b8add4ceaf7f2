using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Heppy.Commands;

/// <summary>Shows how far long work is, for all commands: bars on a terminal, in a file a line now and then, nothing if quiet.</summary>
internal sealed class ProgressView : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UntilBars = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan BetweenBars = TimeSpan.FromMilliseconds(250);

    private readonly RunConsole _console;
    private readonly string _unit;
    private readonly Func<IReadOnlyList<ProgressLine>> _look;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Lock _drawing = new();
    private readonly Timer? _timer;
    private TimeSpan _pause;

    /// <summary>Begins to show several pieces of work.</summary>
    /// <param name="console">Where.</param>
    /// <param name="unit">What is counted: <c>events</c>.</param>
    /// <param name="look">How far they are; asked on another thread.</param>
    /// <param name="firstLine">When the first line is written to a file; null for half a minute. The pauses grow up to ten minutes.</param>
    internal ProgressView(RunConsole console, string unit, Func<IReadOnlyList<ProgressLine>> look, TimeSpan? firstLine = null)
    {
        (_console, _unit, _look, _pause) = (console, unit, look, firstLine ?? Soon);
        _timer = console.IsQuiet ? null
            : console.HasScreen ? new Timer(_ => DrawBars(), null, UntilBars, BetweenBars)
            : new Timer(_ => WriteLine(), null, _pause, Timeout.InfiniteTimeSpan);
    }

    private double Seconds => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Begins to show one piece of work.</summary>
    /// <param name="console">Where.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="counter">Counts it.</param>
    internal static ProgressView Of(RunConsole console, string name, string unit, RunProgress.Counter counter) =>
        new(console, unit, () => [new ProgressLine(name, Interlocked.Read(ref counter.Done), Interlocked.Read(ref counter.All))]);

    /// <summary>The bars as they are now.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal string Bars() => ProgressTable.Of(_look(), _unit, Seconds, _console.ScreenLook(), _console.Rows());

    /// <summary>Ends showing; bars are erased.</summary>
    public void Dispose()
    {
        if (_timer is not null)
        {
            using var over = new ManualResetEvent(false);
            _timer.Dispose(over);
            over.WaitOne();
            _console.Draw("");
        }
    }

    private void DrawBars()
    {
        // A slow terminal is not drawn to twice at a time.
        if (_drawing.TryEnter())
        {
            try
            {
                _console.Draw(Bars());
            }
            finally
            {
                _drawing.Exit();
            }
        }
    }

    private void WriteLine()
    {
        _console.Note(ProgressText.Of(_look(), _unit, Seconds));
        _pause = _pause * 2 < AtLeast ? _pause * 2 : AtLeast;
        try
        {
            _timer!.Change(_pause, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The work ended meanwhile.
        }
    }
}
