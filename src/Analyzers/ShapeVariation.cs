namespace Heppy.Analyzers;

/// <summary>
/// Shifts a collection up and down by a systematic uncertainty: the variations <c>name_up</c> and <c>name_down</c>. All later analyzers
/// that depend on the collection see the shifted one there; the nominal event stays as it is.
/// </summary>
/// <remarks>
/// Items that are in the order of falling transverse momentum are so again after the shift, if they are particles. Place it after the
/// analyzer that makes the collection. What depends on it runs once more for each shift, everything else once.
/// </remarks>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new ShapeVariation&lt;Jet&gt; { Name = "jes", Collection = "jets", Up = (in j) => j with { Pt = j.Pt * 1.02f }, Down = (in j) => j with { Pt = j.Pt * 0.98f } }
/// </code>
/// </example>
public sealed class ShapeVariation<T> : Analyzer
    where T : struct
{
    private VariedCollection<T>? _variation;

    /// <summary>Name of the uncertainty.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the collection on the event.</summary>
    public required string Collection { get; init; }

    /// <summary>An item shifted up by one standard deviation.</summary>
    public required Change<T> Up { get; init; }

    /// <summary>An item shifted down by one standard deviation.</summary>
    public required Change<T> Down { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_variation ??= new VariedCollection<T>(Name, Collection, Apply)];

    /// <inheritdoc/>
    /// <remarks>Data that it shifts are a remark in the plan.</remarks>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup.Component.IsData)
        {
            setup.Warn($"it shifts {Collection} of data, which have no variations. Leave it out for them: sample.IsData ? null : new ShapeVariation...");
        }
    }

    /// <inheritdoc/>
    public override bool Process(Event ev) => true;

    private void Apply(ReadOnlySpan<T> items, Shift shift, Span<T> into)
    {
        Change<T> change = shift == Shift.Up ? Up : Down;
        for (int i = 0; i < items.Length; i++)
        {
            into[i] = change(in items[i]);
        }

        if (ByPt<T>.Is(items))
        {
            ByPt<T>.Sort(into);
        }
    }
}
