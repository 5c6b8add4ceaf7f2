namespace Heppy.Analyzers;

/// <summary>Selects items of a collection; their order is kept.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new Selector&lt;Muon&gt; { Input = "muons", Output = "good_muons", Where = (in m) => m.Pt > 10 &amp;&amp; Math.Abs(m.Eta) &lt; 2.4 }
/// </code>
/// </example>
public sealed class Selector<T> : Analyzer
    where T : struct
{
    /// <summary>The collection to select from.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>The selected items.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>Whether an item is selected.</summary>
    public required Condition<T> Where { get; init; }

    /// <summary>Items to select at most; the first ones.</summary>
    /// <value>All.</value>
    public int Max { get; init; } = int.MaxValue;

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="Max"/> is below 1.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Below(1, Max);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        int left = Max;
        foreach (ref readonly T item in Input[ev])
        {
            if (left > 0 && Where(in item))
            {
                Output.Add(ev, in item);
                left--;
            }
        }

        return true;
    }
}
