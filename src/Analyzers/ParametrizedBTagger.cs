namespace Heppy.Analyzers;

/// <summary>Tags jets at random, with the efficiency and the mistag rate of a working point on a curve.</summary>
/// <remarks>The random numbers belong to the event, so they are the same however the work is split.</remarks>
/// <typeparam name="T">Type of the jets.</typeparam>
/// <typeparam name="TTagged">Type of the tagged jets.</typeparam>
/// <example>
/// <code>
/// new ParametrizedBTagger&lt;Jet, TaggedJet&gt;
/// {
///     Input = "jets", Output = "tagged_jets", IsB = (in j) => j.Btag > 0.5f, Tagged = (in j, isB) => new TaggedJet(j, isB),
///     Roc = new BTagRoc((0.5, 0.001), (0.7, 0.01), (0.9, 0.1)), Efficiency = 0.7,
/// }
/// </code>
/// </example>
public sealed class ParametrizedBTagger<T, TTagged> : Analyzer
    where T : struct
    where TTagged : struct
{
    private readonly RandomNumbers _random = new();
    private double _mistag;

    /// <summary>The jets.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>The jets with their tags, in the order of the input.</summary>
    public required Output<TTagged> Output { get; init; }

    /// <summary>Whether a jet is one of a b quark.</summary>
    public required Condition<T> IsB { get; init; }

    /// <summary>Makes a tagged jet.</summary>
    public required Tagged<T, TTagged> Tagged { get; init; }

    /// <summary>The curve.</summary>
    public required BTagRoc Roc { get; init; }

    /// <summary>The working point: efficiency of b jets.</summary>
    public required double Efficiency { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError">The curve has no such efficiency.</exception>
    public override void BeginLoop(Setup setup) => _mistag = Roc.MistagAt(Efficiency);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        foreach (ref readonly T jet in Input[ev])
        {
            bool isTagged = _random[ev].NextDouble() < (IsB(in jet) ? Efficiency : _mistag);
            Output.Add(ev, Tagged(in jet, isTagged));
        }

        return true;
    }
}
