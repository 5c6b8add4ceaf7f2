using System.Globalization;

namespace Heppy.Lazy.Computing;

/// <summary>Makes the steps of an event out of a graph: only those that the results need, each once.</summary>
internal sealed class StepBuilder
{
    private readonly Dictionary<LazyNode, object> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LazyNode, int> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LazyEvents, Selection> _selections = new(ReferenceEqualityComparer.Instance);
    private readonly List<Handle> _handles = [];
    private readonly PartitionJob? _job;

    /// <param name="results">What is wanted.</param>
    /// <param name="job">The partition; null in a rehearsal, where no file is written.</param>
    internal StepBuilder(IReadOnlyList<LazyResult> results, PartitionJob? job)
    {
        _job = job;
        foreach (LazyResult result in results)
        {
            CountUses(result);
        }

        Sinks = [.. results.Select(r => r.MakeSink(this))];
    }

    /// <summary>What collects the results, in their order.</summary>
    internal Sink[] Sinks { get; }

    /// <summary>The handles, in the order in which they were needed.</summary>
    internal IReadOnlyList<Handle> Handles => _handles;

    /// <summary>All events, with the selections among them.</summary>
    internal Selection All => _selections.Values.Single(s => s.Condition is null);

    /// <summary>Takes a handle into the sequence.</summary>
    internal T Add<T>(T handle)
        where T : Handle
    {
        _handles.Add(handle);
        return handle;
    }

    /// <summary>A name that no product has.</summary>
    internal string NewName(string of) => string.Create(CultureInfo.InvariantCulture, $"{of} {_handles.Count}");

    /// <summary>Path for the rows of a file; null in a rehearsal.</summary>
    internal string? PartOf(string path) => _job?.PartOf(path);

    /// <summary>Lets a sink see the events of a selection.</summary>
    internal Sink In(LazyEvents events, Sink sink)
    {
        Select(events).Sinks.Add((EventSink)sink);
        return sink;
    }

    /// <summary>What finds a value.</summary>
    internal Value<T> Of<T>(LazyColumn<T> column)
    {
        if (_made.TryGetValue(column, out object? made))
        {
            return (Value<T>)made;
        }

        Value<T> value = column.Make(this);
        if (_uses[column] > 1 && value is not ColumnValue<T>)
        {
            value = new SharedValue<T>(value);
        }

        _made.Add(column, value);
        return value;
    }

    /// <summary>What finds a list.</summary>
    internal Items<T> Of<T>(LazyList<T> list)
    {
        if (!_made.TryGetValue(list, out object? made))
        {
            _made.Add(list, made = list.Make(this));
        }

        return (Items<T>)made;
    }

    private Selection Select(LazyEvents events)
    {
        if (!_selections.TryGetValue(events, out Selection? selection))
        {
            Selection? parent = events.Parent is null ? null : Select(events.Parent);
            selection = new Selection(events.Condition is null ? null : Of(events.Condition));
            _selections.Add(events, selection);
            parent?.Further.Add(selection);
        }

        return selection;
    }

    private void CountUses(LazyNode node)
    {
        foreach (LazyNode input in node.Inputs)
        {
            _uses[input] = _uses.GetValueOrDefault(input) + 1;
            if (_uses[input] == 1)
            {
                CountUses(input);
            }
        }
    }
}
