namespace Heppy;

/// <summary>The luminosity sections of the events that an analyzer let through; one per analyzer.</summary>
/// <remarks>
/// It is written as <c>processedLumis.json</c>, in the form of a mask; with the mask (<c>lumiMask.json</c>) and the sections of the mask
/// of which no event came (<c>missingLumis.json</c>) if there is one. Parts are added up as sets. A section without events does not show.
/// </remarks>
public sealed class ProcessedSections() : ResultHandle(ProcessedLumis.ProcessedName)
{
    private readonly HashSet<(uint Run, uint Lumi)> _seen = [];
    private LumiSections? _mask;
    private string? _maskName;
    private bool _isStarted;
    private (uint Run, uint Lumi)? _last;

    /// <summary>Starts to collect: without it there is no result. To be called in <see cref="Analyzer.BeginLoop"/>.</summary>
    /// <param name="mask">The sections that are expected, the same ones in all ranges of a component; null if all are accepted.</param>
    /// <param name="maskName">What to call the mask in messages: the name of its file.</param>
    public void Start(LumiSections? mask = null, string? maskName = null) => (_isStarted, _mask, _maskName) = (true, mask, mask is null ? null : maskName);

    /// <summary>Adds the section of an event; nothing where the file has no run and luminosity block, and nothing for shifted collections.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <exception cref="InvalidOperationException"><see cref="Start"/> was not called.</exception>
    public void Add(Event ev)
    {
        MustBeAttached();
        if (ev.Universe >= 0 || !ev.HasNumbers)
        {
            return;
        }

        // Events of a section mostly follow one another.
        (uint Run, uint Lumi) section = (ev.Run, ev.Lumi);
        if (section != _last)
        {
            Remember(section);
        }
    }

    internal override void Declare(Declarations to)
    {
        base.Declare(to);
        to.Result(ProcessedLumis.MaskName);
        to.Result(ProcessedLumis.MissingName);
    }

    internal override void Collect(AnalyzerResults into)
    {
        if (_isStarted)
        {
            into.Lumis = new ProcessedLumis(LumiSections.Of(_seen.Select(s => new LumiRange(s.Run, s.Lumi, s.Lumi))), _mask, _maskName);
        }
    }

    private void Remember((uint Run, uint Lumi) section)
    {
        if (!_isStarted)
        {
            throw new InvalidOperationException("processed sections are not started: call Start in BeginLoop");
        }

        _seen.Add(section);
        _last = section;
    }
}
