using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Clusters particles to jets, by any of the algorithms of <see cref="JetDefinition"/>.</summary>
/// <remarks>
/// Exactly one of <see cref="PtMin"/>, <see cref="JetCount"/> and <see cref="DistanceCut"/> says which jets are wanted; none of them
/// means all inclusive jets, which not all algorithms have. Jets come by falling transverse momentum; for electron-positron colliders,
/// by falling energy.
/// </remarks>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <example>
/// <code>
/// new JetClusterizer&lt;Particle&gt; { Input = "particles", Output = "jets", Definition = JetDefinition.AntiKt(0.4), PtMin = 20 }
/// </code>
/// </example>
public sealed class JetClusterizer<T> : Analyzer
    where T : struct, IParticle
{
    private JetClustering? _clustering;

    /// <summary>The particles; leave out neutrinos and others that are not seen with a <see cref="Selector{T}"/>.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>The jets.</summary>
    public required Output<Jet> Output { get; init; }

    /// <summary>Indices of the particles of each jet, jet after jet; <see cref="Jet.Count"/> says how many are a jet's.</summary>
    /// <value>Not written.</value>
    public Output<int>? Constituents { get; init; }

    /// <summary>The algorithm.</summary>
    public required JetDefinition Definition { get; init; }

    /// <summary>Inclusive jets above this transverse momentum in GeV.</summary>
    public double? PtMin { get; init; }

    /// <summary>Exclusive jets: this many.</summary>
    public int? JetCount { get; init; }

    /// <summary>Exclusive jets: no distance between them below this, in GeV² for kt and Durham.</summary>
    public double? DistanceCut { get; init; }

    /// <summary>What to do with an event with fewer particles than <see cref="JetCount"/>: end it, or go on without jets.</summary>
    /// <value>End it.</value>
    public bool JetsAreRequired { get; init; } = true;

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => JetCount is null || !JetsAreRequired;

    /// <inheritdoc/>
    /// <exception cref="UserError">The properties contradict each other or the algorithm.</exception>
    public override void BeginLoop(Setup setup)
    {
        int ways = (PtMin is null ? 0 : 1) + (JetCount is null ? 0 : 1) + (DistanceCut is null ? 0 : 1);
        if (ways > 1)
        {
            throw new UserError("JetClusterizer: set one of PtMin, JetCount and DistanceCut", ExitCode.Configuration);
        }

        Refuse.Negative(PtMin);
        Refuse.Negative(DistanceCut);
        if (JetCount < 1)
        {
            throw new UserError($"JetClusterizer: JetCount = {JetCount}; set 1 or more", ExitCode.Configuration);
        }

        if (JetCount is null && DistanceCut is null && !Definition.HasBeam)
        {
            throw new UserError($"JetClusterizer: {Definition.Name} has no inclusive jets: set JetCount or DistanceCut", ExitCode.Configuration);
        }

        _clustering = new JetClustering(Definition);
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> particles = Input[ev];
        if (particles.Length < JetCount)
        {
            return !JetsAreRequired;
        }

        JetClustering clustering = _clustering!;
        clustering.Cluster(particles);
        ReadOnlySpan<Jet> jets = JetCount is { } count ? clustering.Exclusive(count)
            : DistanceCut is { } cut ? clustering.ExclusiveAt(cut)
            : clustering.Inclusive(PtMin ?? 0);
        jets.CopyTo(Output.Allocate(ev, jets.Length));
        if (Constituents is not null)
        {
            foreach (ref readonly Jet jet in jets)
            {
                foreach (int index in clustering.Constituents(in jet))
                {
                    Constituents.Add(ev, index);
                }
            }
        }

        return true;
    }
}
