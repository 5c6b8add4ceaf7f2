using System.Buffers;

namespace Heppy.Physics;

/// <summary>Pairs, triplets and partners out of lists of particles. Nothing is taken from the heap.</summary>
public static class Choices
{
    private const int ShortList = 16;                   // of particles: longer ones borrow memory

    extension<T>(ReadOnlySpan<T> list)
    {
        /// <summary>All pairs by their indices: <c>foreach (var (i, j) in muons[ev].Pairs())</c>.</summary>
        public PairIndices Pairs() => new(list.Length);

        /// <summary>All triplets by their indices: <c>foreach (var (i, j, k) in jets[ev].Triplets())</c>.</summary>
        public TripletIndices Triplets() => new(list.Length);
    }

    extension<T>(ReadOnlySpan<T> list) where T : struct, IParticle
    {
        /// <summary>The pair with the mass closest to a target, whatever the charges; see also
        /// <c>TryBestPair</c>.</summary>
        /// <param name="target">Mass in GeV.</param>
        /// <param name="best">The pair; of equally close ones the first in the order of
        /// <see cref="PairIndices"/>.</param>
        /// <returns>Whether there is one; pairs whose mass is NaN are not taken.</returns>
        public bool TryBestPairOfAnyCharge(double target, out Pair<T> best)
        {
            P4[]? borrowed = list.Length > ShortList ? ArrayPool<P4>.Shared.Rent(list.Length) : null;
            Span<P4> momenta = borrowed ?? stackalloc P4[ShortList];
            momenta = Momenta(list, momenta);
            best = default;
            double closest = double.PositiveInfinity;
            foreach (var (i, j) in list.Pairs())
            {
                var sum = momenta[i] + momenta[j];
                if (Math.Abs(sum.Mass - target) is var distance && distance < closest)
                {
                    closest = distance;
                    best = new Pair<T>(list[i], list[j], sum) { FirstIndex = i, SecondIndex = j };
                }
            }
            Return(borrowed);
            return closest < double.PositiveInfinity;
        }

        /// <summary>The three particles with the mass closest to a target.</summary>
        /// <param name="target">Mass in GeV.</param>
        /// <param name="best">The triplet; of equally close ones the first in the order of
        /// <see cref="TripletIndices"/>.</param>
        /// <returns>Whether there is one; triplets whose mass is NaN are not taken.</returns>
        public bool TryBestTriplet(double target, out Triplet<T> best)
        {
            P4[]? borrowed = list.Length > ShortList ? ArrayPool<P4>.Shared.Rent(list.Length) : null;
            Span<P4> momenta = borrowed ?? stackalloc P4[ShortList];
            momenta = Momenta(list, momenta);
            best = default;
            double closest = double.PositiveInfinity;
            foreach (var (i, j, k) in list.Triplets())
            {
                var sum = momenta[i] + momenta[j] + momenta[k];
                if (Math.Abs(sum.Mass - target) is var distance && distance < closest)
                {
                    closest = distance;
                    best = new Triplet<T>(list[i], list[j], list[k], sum) { FirstIndex = i, SecondIndex = j, ThirdIndex = k };
                }
            }
            Return(borrowed);
            return closest < double.PositiveInfinity;
        }

        /// <summary>The pair of a particle of this list and one of another with the mass closest to a target.</summary>
        /// <typeparam name="TOther">Type of the other particles.</typeparam>
        /// <param name="others">The other list.</param>
        /// <param name="target">Mass in GeV.</param>
        /// <param name="best">The pair; of equally close ones the first in the order (0,0), (0,1) ... (1,0)
        /// ...</param>
        /// <returns>Whether there is one; pairs whose mass is NaN are not taken.</returns>
        public bool TryBestPairWith<TOther>(ReadOnlySpan<TOther> others, double target, out CrossPair<T, TOther> best)
            where TOther : struct, IParticle
        {
            P4[]? borrowed = others.Length > ShortList ? ArrayPool<P4>.Shared.Rent(others.Length) : null;
            Span<P4> momenta = borrowed ?? stackalloc P4[ShortList];
            momenta = Momenta(others, momenta);
            best = default;
            double closest = double.PositiveInfinity;
            for (int i = 0; i < list.Length; i++)
            {
                var own = list[i].P4;
                for (int j = 0; j < momenta.Length; j++)
                {
                    var sum = own + momenta[j];
                    if (Math.Abs(sum.Mass - target) is var distance && distance < closest)
                    {
                        closest = distance;
                        best = new CrossPair<T, TOther>(list[i], others[j], sum) { FirstIndex = i, SecondIndex = j };
                    }
                }
            }
            Return(borrowed);
            return closest < double.PositiveInfinity;
        }

        /// <summary>The particle of this list that is nearest to another one.</summary>
        /// <typeparam name="TOther">Type of the other particle.</typeparam>
        /// <param name="to">The other particle.</param>
        /// <param name="deltaR">Distance in pseudorapidity and azimuth; it must be nearer.</param>
        /// <param name="nearest">The other particle with its partner, which has its index in this list; of equally
        /// near ones the first.</param>
        /// <returns>Whether there is one; NaN is near to nothing.</returns>
        public bool TryNearest<TOther>(in TOther to, double deltaR, out Match<TOther, T> nearest)
            where TOther : struct, IParticle
        {
            (int found, double least) = (-1, deltaR);
            for (int i = 0; i < list.Length; i++)
            {
                if (to.DeltaR(in list[i]) is var distance && distance < least)
                {
                    (found, least) = (i, distance);
                }
            }
            nearest = found < 0 ? default : new Match<TOther, T>(to, list[found], least) { PartnerIndex = found };
            return found >= 0;
        }
    }

    private static Span<P4> Momenta<T>(ReadOnlySpan<T> list, Span<P4> into) where T : struct, IParticle
    {
        for (int i = 0; i < list.Length; i++)
        {
            into[i] = list[i].P4;
        }
        return into[..list.Length];
    }

    private static void Return(P4[]? borrowed)
    {
        if (borrowed is not null)
        {
            ArrayPool<P4>.Shared.Return(borrowed);
        }
    }
}
