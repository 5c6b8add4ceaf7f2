namespace Heppy.Analyzers;

/// <summary>Keeps the items of a collection that are not in another one.</summary>
/// <remarks>
/// Items are the same if all their values are; NaN equals NaN there. One item of the mask removes all that are
/// equal to it.
/// </remarks>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new Masker&lt;Muon&gt; { Input = "muons", Mask = "zed_muons", Output = "other_muons" }
/// </code>
/// </example>
public sealed class Masker<T> : Analyzer
    where T : struct
{
    /// <summary>The collection to take from.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Items to leave out; those that are not in the input do not matter.</summary>
    public required Input<T> Mask { get; init; }

    /// <summary>The items that are left, in their order.</summary>
    public required Output<T> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> mask = Mask[ev];
        foreach (ref readonly T item in Input[ev])
        {
            if (!SameItem.IsIn(in item, mask))
            {
                Output.Add(ev, in item);
            }
        }

        return true;
    }
}
