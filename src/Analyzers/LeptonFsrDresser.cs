using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>
/// Dresses leptons: adds to each the particles around it, such as photons of final-state radiation.
/// </summary>
/// <remarks>
/// A particle in the areas of several leptons is added to the nearest one only, to the first of equally near
/// ones. A particle that is one of the leptons, of the same type with all values equal, is not added to any. A
/// lepton or particle with NaN in its direction stays alone; a particle with NaN in pT or mass makes its lepton
/// NaN.
/// </remarks>
/// <typeparam name="T">Type of the leptons.</typeparam>
/// <typeparam name="TParticle">Type of the particles.</typeparam>
/// <example>
/// <code>
/// new LeptonFsrDresser&lt;Muon, Photon&gt;
/// {
///     Leptons = "muons",
///     Particles = "photons",
///     Area = EtaPhiArea.Circle(0.1),
///     Output = "dressed_muons",
///     Dressed = (in m, in p) => m with { Pt = (float)p.Pt, Eta = (float)p.Eta, Phi = (float)p.Phi, Mass = (float)p.Mass },
/// }
/// </code>
/// </example>
public sealed class LeptonFsrDresser<T, TParticle> : Analyzer
    where T : struct, IParticle
    where TParticle : struct, IParticle
{
    private readonly Scratch<P4> _sums = new();
    private readonly Scratch<bool> _isDressed = new();

    /// <summary>The leptons.</summary>
    public required Input<T> Leptons { get; init; }

    /// <summary>What is added to them.</summary>
    public required Input<TParticle> Particles { get; init; }

    /// <summary>Area around a lepton in which particles are added to it.</summary>
    public required EtaPhiArea Area { get; init; }

    /// <summary>
    /// Makes a lepton with the momentum of lepton and particles. Called only for leptons that something is
    /// added to.
    /// </summary>
    public required Moved<T> Dressed { get; init; }

    /// <summary>The leptons, dressed, in their order.</summary>
    public required Output<T> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> leptons = Leptons[ev];
        Span<P4> sums = _sums.Of(leptons.Length);
        Span<bool> isDressed = _isDressed.Of(leptons.Length);
        sums.Clear();
        isDressed.Clear();
        foreach (ref readonly TParticle particle in Particles[ev])
        {
            int lepton = Nearest(in particle, leptons);
            if (lepton >= 0)
            {
                sums[lepton] += particle.P4;
                isDressed[lepton] = true;
            }
        }

        for (int i = 0; i < leptons.Length; i++)
        {
            Output.Add(ev, isDressed[i] ? Dressed(in leptons[i], leptons[i].P4 + sums[i]) : leptons[i]);
        }

        return true;
    }

    /// <summary>Index of the lepton that a particle belongs to, or -1.</summary>
    private int Nearest(in TParticle particle, ReadOnlySpan<T> leptons)
    {
        int nearest = -1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < leptons.Length; i++)
        {
            if (SameItem.Is(in leptons[i], in particle))
            {
                return -1;
            }

            double distance = particle.DeltaR(in leptons[i]);
            if (distance < least
                && Area.Contains((double)particle.Eta - leptons[i].Eta, particle.DeltaPhi(in leptons[i])))
            {
                (nearest, least) = (i, distance);
            }
        }

        return nearest;
    }
}
