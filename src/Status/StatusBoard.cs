using System.Diagnostics;
using Heppy.Plots;
using Heppy.Reports;

namespace Heppy.Commands;

/// <summary>What the page shows at the moment, made anew while the run goes on.</summary>
/// <param name="run">The run.</param>
/// <param name="tracker">Looks at it.</param>
/// <param name="style">Style of the figures.</param>
internal sealed class StatusBoard(RunDirectory run, StatusTracker tracker, PlotStyle style)
{
    private readonly RunResults _results = new(run, tracker.Plan);
    private RunSnapshot? _last;
    private long _drawn = -1;
    private long _drawnAt;
    private TimeSpan _cost;

    /// <summary>State and figures as HTML, with numbers that are larger whenever they are other ones.</summary>
    internal (string State, int StateVersion, string Figures, int FiguresVersion) Current { get; private set; } = ("", 0, "", 0);

    /// <summary>Looks, and draws the figures again if chunks were sealed and the last drawing is some time ago.</summary>
    internal void Update()
    {
        var now = Current;
        string problem = "";
        try
        {
            _last = tracker.Look();
            // Drawing takes at most a fifth of the time.
            if (_drawn != _last.Done && Stopwatch.GetElapsedTime(_drawnAt) > 4 * _cost)
            {
                now = (now.State, now.StateVersion, Draw(), now.FiguresVersion + 1);
                _drawn = _last.Done;
            }
        }
        catch (Exception e) when (_last is not null && e is IOException or UserError)
        {
            // Directories are renamed while chunks are merged: the next look will tell.
            problem = e.Message;
        }

        string state = StatusPage.State(_last!, problem);
        Current = state == now.State ? now : (state, now.StateVersion + 1, now.Figures, now.FiguresVersion);
    }

    private string Draw()
    {
        long start = Stopwatch.GetTimestamp();
        PlotComponent[] drawn = [.. _results.Read().Where(c => c.Summary is not null).Select(c => new PlotComponent(c.Summary!, c.Results!.Analyzers))];
        Gallery gallery = drawn.Length == 0 ? Gallery.Empty : Gallery.Of(new PlotBook(drawn, style, new PlotChoice()), Math.Max(1, Environment.ProcessorCount / 2));
        string figures = StatusPage.Figures(gallery);
        (_drawnAt, _cost) = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start));
        return figures;
    }
}
