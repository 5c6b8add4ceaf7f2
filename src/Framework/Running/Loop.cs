using System.Globalization;

namespace Heppy;

/// <summary>A sequence with its files open, to look at single events: what <c>heppy -i</c> and <c>heppy -e</c> use.</summary>
public sealed class Loop : IDisposable
{
    private readonly Config _config;
    private readonly Plan _plan;
    private readonly PlannedComponent _planned;
    private readonly Component _component;
    private readonly FilePool _pool;
    private Sequence? _sequence;

    /// <summary>Opens a component.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="inputs">Opens files.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="component">The component.</param>
    public Loop(Config config, Inputs inputs, Plan plan, PlannedComponent component)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(component);
        (_config, _plan, _planned) = (config, plan, component);
        _component = config.Components.First(c => c.Name == component.Name);
        _pool = new FilePool(inputs, config);
    }

    /// <summary>Number of entries of the component.</summary>
    public long Entries => _planned.EntriesTotal;

    /// <summary>The event that was processed last, or null.</summary>
    public Event? Event { get; private set; }

    /// <summary>Entry of that event, or -1.</summary>
    public long Entry { get; private set; } = -1;

    /// <summary>The analyzers as that event left them, in order.</summary>
    public IReadOnlyList<Analyzer> Analyzers => _sequence?.Analyzers ?? [];

    /// <summary>The analyzer of a class, as the last event left it.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    public T Analyzer<T>()
        where T : Analyzer => Analyzers.OfType<T>().FirstOrDefault()
        ?? throw new UserError($"no analyzer of class {typeof(T).Name}; process an event first. There are: {string.Join(", ", Analyzers.Select(AnalyzerNames.Describe))}.");

    /// <summary>Processes one event with fresh analyzers.</summary>
    /// <param name="entry">Entry in the component, from 0.</param>
    /// <returns>The event as text, and which analyzer ended it.</returns>
    /// <exception cref="UserError">There is no such entry, or an analyzer threw; then the message shows the event as well.</exception>
    public string Process(long entry)
    {
        if (entry < 0 || entry >= Entries)
        {
            throw new UserError(string.Create(CultureInfo.InvariantCulture, $"{_planned.Name} has no entry {entry}: its entries are 0 to {Entries - 1}."));
        }

        PlannedFile file = _planned.Files.Last(f => f.FirstEntry <= entry && f.Entries > 0);
        _sequence = new Sequence(_config, _component, _planned.Triggers);
        AutomaticAxes.Fix(_sequence, _plan);
        _sequence.ConnectSkims(_pool, file);
        var printer = new EventPrinter(_config, new System.Text.StringBuilder(), 1);
        var runner = new RangeRunner(_sequence, new StopSignal());
        RangeResult result;
        try
        {
            result = runner.Run(_pool, _planned.Files.ToDictionary(f => f.Index), [new EntryRange(file.Index, entry - file.FirstEntry, 1)]);
        }
        catch (EventFailure failure)
        {
            (Event, Entry) = (runner.Event, entry);
            throw new UserError($"{printer.Text(runner.Event, _sequence)}{failure.Message}\n{failure.InnerException!.StackTrace}", ExitCode.ChunksFailed, failure);
        }

        (Event, Entry) = (runner.Event, entry);
        string text = printer.Text(runner.Event, _sequence);
        AnalyzerStatistics? ended = result.Statistics.FirstOrDefault(s => s.Processed > s.Passed);
        return text + (ended is null ? "passed all analyzers\n" : $"ended by {ended.Name}\n");
    }

    /// <summary>Processes the next event.</summary>
    /// <returns>As <see cref="Process"/>.</returns>
    public string Next() => Process(Entry + 1);

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();
}
