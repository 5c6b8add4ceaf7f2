namespace Heppy.Analyzers;

/// <summary>
/// Keeps events with enough items in a collection, or, as a veto, those without; counted in a cut flow.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new EventFilter&lt;Muon&gt; { Input = "good_muons", MinNumber = 2 }
/// </code>
/// </example>
public sealed class EventFilter<T> : Analyzer
    where T : struct
{
    private readonly Cut _selected = new("Selected", "efficiency");

    /// <summary>The collection.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Number of items that an event must have, at least.</summary>
    /// <value>1.</value>
    public int MinNumber { get; init; } = 1;

    /// <summary>Whether events with that many items are dropped, and the others kept.</summary>
    /// <value>False.</value>
    public bool Veto { get; init; }

    /// <summary>Which items count.</summary>
    /// <value>All.</value>
    public Condition<T>? Where { get; init; }

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="MinNumber"/> is negative.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Below(0, MinNumber);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        int count = 0;
        foreach (ref readonly T item in Input[ev])
        {
            if (Where is null || Where(in item))
            {
                count++;
            }
        }

        return _selected.Pass(ev, count >= MinNumber != Veto);
    }
}
