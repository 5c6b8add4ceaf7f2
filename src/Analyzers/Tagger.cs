namespace Heppy.Analyzers;

/// <summary>
/// Adds values to each item of a collection: makes a collection of another record, in the same order.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <typeparam name="TTagged">Type of the tagged items.</typeparam>
/// <example>
/// <code>
/// new Tagger&lt;Jet, TaggedJet&gt; { Input = "jets", Output = "tagged_jets", Tag = (in j) => new TaggedJet(j, IsB: j.Btag > 0.7f) }
/// </code>
/// </example>
public sealed class Tagger<T, TTagged> : Analyzer
    where T : struct
    where TTagged : struct
{
    /// <summary>The collection.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>The tagged items: item i is made of item i.</summary>
    public required Output<TTagged> Output { get; init; }

    /// <summary>Makes a tagged item.</summary>
    public required Tag<T, TTagged> Tag { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> items = Input[ev];
        Span<TTagged> tagged = Output.Allocate(ev, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            tagged[i] = Tag(in items[i]);
        }

        return true;
    }
}
