namespace Heppy.Analyzers;

/// <summary>Drops events whose run, luminosity block and event number were seen before, for data that are in two files.</summary>
/// <remarks>
/// It must see the whole component one event after another, and refuses components that are split. A run that is stopped in the middle of
/// such a component must be started again with <c>-f</c>, not resumed, if an event may be on both sides.
/// </remarks>
/// <example>
/// <code>
/// sample.IsData ? new DuplicateFilter() : null
/// </code>
/// </example>
public sealed class DuplicateFilter : Analyzer
{
    private readonly HashSet<(uint, uint, ulong)> _seen = [];
    private readonly Cut _new = new("not seen before");

    /// <inheritdoc/>
    public override bool NeedsWholeChunk => true;

    /// <inheritdoc/>
    /// <exception cref="UserError">The component is split.</exception>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup.Component.SplitFactor > 1)
        {
            throw new UserError(
                $"{setup.Component.Name}: DuplicateFilter would miss events that are in two of {setup.Component.SplitFactor} chunks. Set SplitFactor = 1, or write unique events with Skim first", ExitCode.Configuration);
        }
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        return _new.Pass(ev, _seen.Add((ev.Run, ev.Lumi, ev.Number)));
    }
}
