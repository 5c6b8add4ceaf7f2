using Heppy.Commands;

namespace Heppy.Drawing;

/// <summary>Shows how far the reading is.</summary>
internal sealed class DrawProgress : IDisposable
{
    /// <summary>What counts.</summary>
    internal const string Counted = "events";

    internal DrawProgress(RunConsole console, SampleReading sample, RunProgress progress)
        : this(console, "events", sample.Entries, progress)
    {
    }

    internal DrawProgress(RunConsole console, string what, long all, RunProgress progress)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
