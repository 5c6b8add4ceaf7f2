namespace Heppy.Analyzers;

/// <summary>
/// Multiplies the weight of the event by a factor for each item of a collection, and declares the variations <c>name_up</c> and
/// <c>name_down</c>, in which all items are shifted together.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new ScaleFactor&lt;Muon&gt; { Name = "muon_id", Input = "good_muons", Value = (in m, shift) => shift.Pick(0.98, 0.99, 0.97) }
/// </code>
/// </example>
public sealed class ScaleFactor<T> : Analyzer
    where T : struct
{
    private VariedWeight? _weight;

    /// <summary>Name of the uncertainty.</summary>
    public required string Name { get; init; }

    /// <summary>The collection. An empty one leaves the weight as it is.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Factor of an item; asked for each shift.</summary>
    public required Factor<T> Value { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_weight ??= new VariedWeight(Name)];

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        double nominal = 1;
        double up = 1;
        double down = 1;
        foreach (ref readonly T item in Input[ev])
        {
            nominal *= Value(in item, Shift.Nominal);
            up *= Value(in item, Shift.Up);
            down *= Value(in item, Shift.Down);
        }

        _weight!.Multiply(ev, nominal, up, down);
        return true;
    }
}
