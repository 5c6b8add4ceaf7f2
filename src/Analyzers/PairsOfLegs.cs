using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>What analyzers that pair legs have in common.</summary>
internal static class PairsOfLegs
{
    /// <summary>Whether two charges are as wanted.</summary>
    internal static bool Allow(this PairCharge wanted, int first, int second) => wanted switch
    {
        PairCharge.Opposite => Math.Sign(first) * Math.Sign(second) < 0,
        PairCharge.Same => Math.Sign(first) * Math.Sign(second) > 0,
        _ => true,
    };

    /// <summary>The resonance of a pair of legs.</summary>
    internal static Resonance<TLeg> Resonance<TLeg>(
        this ReadOnlySpan<TLeg> legs, ReadOnlySpan<P4> momenta, in Ranking.Place pair, int pdgId)
        where TLeg : struct
    {
        (int i, int j) = (pair.First, pair.Second);
        int charge = ChargeOf<TLeg>.Of(in legs[i]) + ChargeOf<TLeg>.Of(in legs[j]);
        return new Resonance<TLeg>(legs[i], legs[j], momenta[i] + momenta[j], charge, pdgId)
        {
            FirstIndex = i,
            SecondIndex = j,
        };
    }
}
