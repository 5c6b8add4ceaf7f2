using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>
/// Finds for each particle the nearest one of other collections, within a distance in pseudorapidity and
/// azimuth.
/// </summary>
/// <remarks>
/// A particle can be the partner of several, unless <see cref="OneToOne"/> is set. Of equally near ones the
/// first is taken, those of the first collection before those of the next. A particle with NaN in a direction
/// matches nothing. Particles of one and the same collection match themselves.
/// </remarks>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <typeparam name="TPartner">Type of their partners.</typeparam>
/// <example>
/// <code>
/// new Matcher&lt;Jet, GenJet&gt; { Particles = "jets", MatchParticles = ["gen_jets"], DeltaR = 0.3, Output = "matches" }
/// </code>
/// </example>
public sealed class Matcher<T, TPartner> : Analyzer
    where T : struct, IParticle
    where TPartner : struct, IParticle
{
    private readonly Scratch<Match<T, TPartner>> _nearest = new();
    private readonly Ranking _ranking = new();
    private readonly Scratch<bool> _isTaken = new();

    /// <summary>The particles.</summary>
    public required Input<T> Particles { get; init; }

    /// <summary>Where their partners are looked for.</summary>
    public required Input<TPartner>[] MatchParticles { get; init; }

    /// <summary>Partners are nearer than this.</summary>
    /// <value>0.3.</value>
    public double DeltaR { get; init; } = 0.3;

    /// <summary>
    /// Whether a particle can be the partner of one only: then the nearest of all pairs is taken first, next
    /// the nearest of the others, and so on. But for equally near ones, that does not depend on which of the two
    /// collections is called the partners.
    /// </summary>
    /// <value>False.</value>
    public bool OneToOne { get; init; }

    /// <summary>The particles that have a partner, with it, in the order of the particles.</summary>
    public required Output<Match<T, TPartner>> Output { get; init; }

    /// <summary>
    /// For each particle the place of its match in <see cref="Output"/>, or -1: item i is that of particle i.
    /// </summary>
    /// <value>Not made.</value>
    public Output<int>? OutputIndices { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="DeltaR"/> is negative.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Negative(DeltaR);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> particles = Particles[ev];
        Span<Match<T, TPartner>> nearest = _nearest.Of(particles.Length);
        if (OneToOne)
        {
            FindExclusive(ev, particles, nearest);
        }
        else
        {
            FindNearest(ev, particles, nearest);
        }

        int matches = 0;
        for (int i = 0; i < particles.Length; i++)
        {
            bool isMatched = nearest[i].DeltaR < DeltaR;
            OutputIndices?.Add(ev, isMatched ? matches : -1);
            if (isMatched)
            {
                Output.Add(ev, in nearest[i]);
                matches++;
            }
        }

        return true;
    }

    private void FindNearest(Event ev, ReadOnlySpan<T> particles, Span<Match<T, TPartner>> nearest)
    {
        for (int i = 0; i < particles.Length; i++)
        {
            nearest[i] = new Match<T, TPartner>(particles[i], default, DeltaR);
            for (int list = 0; list < MatchParticles.Length; list++)
            {
                ReadOnlySpan<TPartner> partners = MatchParticles[list][ev];
                for (int j = 0; j < partners.Length; j++)
                {
                    double distance = particles[i].DeltaR(in partners[j]);
                    if (distance < nearest[i].DeltaR)
                    {
                        nearest[i] = new Match<T, TPartner>(particles[i], partners[j], distance)
                        {
                            Index = i,
                            PartnerIndex = j,
                            PartnerList = list,
                        };
                    }
                }
            }
        }
    }

    private void FindExclusive(Event ev, ReadOnlySpan<T> particles, Span<Match<T, TPartner>> nearest)
    {
        _ranking.Clear();
        int partnersBefore = 0;
        foreach (Input<TPartner> list in MatchParticles)
        {
            ReadOnlySpan<TPartner> partners = list[ev];
            for (int i = 0; i < particles.Length; i++)
            {
                for (int j = 0; j < partners.Length; j++)
                {
                    double distance = particles[i].DeltaR(in partners[j]);
                    if (distance < DeltaR)
                    {
                        _ranking.Add(distance, i, partnersBefore + j);
                    }
                }
            }

            partnersBefore += partners.Length;
        }

        _ranking.SortRising();
        nearest.Fill(new Match<T, TPartner>(default, default, DeltaR));
        Span<bool> isTaken = _isTaken.Of(partnersBefore);
        isTaken.Clear();
        foreach (Ranking.Place pair in _ranking.Places)
        {
            if (!(nearest[pair.First].DeltaR < DeltaR) && !isTaken[pair.Second])
            {
                isTaken[pair.Second] = true;
                nearest[pair.First] = Pair(ev, in particles[pair.First], pair);
            }
        }
    }

    /// <summary>A pair whose partner is counted over all lists.</summary>
    private Match<T, TPartner> Pair(Event ev, in T particle, in Ranking.Place pair)
    {
        int list = 0;
        int index = pair.Second;
        while (index >= MatchParticles[list][ev].Length)
        {
            index -= MatchParticles[list][ev].Length;
            list++;
        }

        TPartner partner = MatchParticles[list][ev][index];
        return new(particle, partner, pair.Key) { Index = pair.First, PartnerIndex = index, PartnerList = list };
    }
}
