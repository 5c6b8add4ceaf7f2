using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>
/// Makes Z candidates of pairs of leptons of the same flavour and opposite charge; no lepton is in two of them.
/// </summary>
/// <remarks>
/// The pair nearest to the Z mass is taken first, then the nearest among the other leptons, and so on. Of
/// equally near ones the first in the order (0,1), (0,2) ... (1,2) ... is taken. A pair has the codes 11 and
/// -11, 13 and -13, or 15 and -15, and charges of opposite sign; pairs whose mass is NaN are not taken.
/// </remarks>
/// <typeparam name="T">Type of the leptons.</typeparam>
/// <example>
/// <code>
/// new LeptonicZedBuilder&lt;Lepton&gt; { Leptons = "leptons", Output = "zeds", OutputLegs = "zed_leptons" }
/// </code>
/// </example>
public sealed class LeptonicZedBuilder<T> : Analyzer
    where T : struct, ICharged, IIdentified
{
    private readonly Scratch<P4> _momenta = new();
    private readonly Scratch<bool> _isUsed = new();
    private readonly Ranking _pairs = new();

    /// <summary>The leptons.</summary>
    public required Input<T> Leptons { get; init; }

    /// <summary>The Z candidates, the nearest to the Z mass first.</summary>
    public required Output<Resonance<T>> Output { get; init; }

    /// <summary>The leptons of all candidates, in the order of these: two for each.</summary>
    /// <value>Not made.</value>
    public Output<T>? OutputLegs { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> leptons = Leptons[ev];
        ReadOnlySpan<P4> momenta = _momenta.Of(leptons);
        FindPairs(leptons, momenta);
        Span<bool> isUsed = _isUsed.Of(leptons.Length);
        isUsed.Clear();
        foreach (Ranking.Place pair in _pairs.Places)
        {
            if (!isUsed[pair.First] && !isUsed[pair.Second])
            {
                isUsed[pair.First] = isUsed[pair.Second] = true;
                Output.Add(ev, leptons.Resonance(momenta, pair, Pdg.Z.Id));
                OutputLegs?.Add(ev, in leptons[pair.First]);
                OutputLegs?.Add(ev, in leptons[pair.Second]);
            }
        }

        return true;
    }

    private void FindPairs(ReadOnlySpan<T> leptons, ReadOnlySpan<P4> momenta)
    {
        _pairs.Clear();
        for (int i = 0; i < leptons.Length; i++)
        {
            for (int j = i + 1; j < leptons.Length; j++)
            {
                if (CanBeZed(in leptons[i], in leptons[j])
                    && Math.Abs((momenta[i] + momenta[j]).Mass - Pdg.Z.Mass) is var distance && !double.IsNaN(distance))
                {
                    _pairs.Add(distance, i, j);
                }
            }
        }

        _pairs.SortRising();
    }

    private static bool CanBeZed(in T a, in T b) =>
        a.PdgId == -b.PdgId
        && Math.Max(a.PdgId, b.PdgId) is Pdg.Electron.Id or Pdg.Muon.Id or Pdg.Tau.Id
        && PairCharge.Opposite.Allow(a.Charge, b.Charge);
}
