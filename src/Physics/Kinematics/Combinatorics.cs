using System.Buffers;

namespace Heppy.Physics;

/// <summary>Choices of several particles out of a list.</summary>
public static class Combinatorics
{
    private const int ShortList = 16;                   // of particles: longer ones borrow memory

    extension<T>(ReadOnlySpan<T> list) where T : struct, ICharged
    {
        /// <summary>The pair of opposite charge with the mass closest to a target.</summary>
        /// <param name="target">Mass in GeV.</param>
        /// <param name="best">The pair; of two equally close ones the first in the order (0,1), (0,2) ...
        /// (1,2) ...</param>
        /// <param name="without">A pair of the same list whose particles, by index, are not used again.</param>
        /// <returns>Whether there is such a pair.</returns>
        /// <remarks>Opposite charge: the product of the charges is negative. Pairs whose mass is NaN are not
        /// taken.</remarks>
        public bool TryBestPair(double target, out Pair<T> best, Pair<T>? without = null)
        {
            best = default;
            bool hasPositive = false;
            bool hasNegative = false;
            for (int i = 0; i < list.Length; i++)
            {
                bool isFree = without is not { } used || !used.Uses(i);
                hasPositive |= isFree && list[i].Charge > 0;
                hasNegative |= isFree && list[i].Charge < 0;
            }
            if (!hasPositive || !hasNegative)
            {
                return false;
            }

            // Each four-momentum takes four transcendental functions, so it is made once, not for each pair.
            P4[]? borrowed = list.Length > ShortList ? ArrayPool<P4>.Shared.Rent(list.Length) : null;
            Span<P4> momenta = borrowed ?? stackalloc P4[ShortList];
            for (int i = 0; i < list.Length; i++)
            {
                if (without is not { } used || !used.Uses(i))
                {
                    momenta[i] = list[i].P4;
                }
            }

            double closest = double.PositiveInfinity;
            var (first, second, momentum) = (0, 0, default(P4));
            for (int i = 0; i < list.Length; i++)
            {
                if (without is { } used && used.Uses(i))
                {
                    continue;
                }
                for (int j = i + 1; j < list.Length; j++)
                {
                    if (list[i].Charge * list[j].Charge >= 0 || (without is { } taken && taken.Uses(j)))
                    {
                        continue;
                    }
                    var sum = momenta[i] + momenta[j];
                    double distance = Math.Abs(sum.Mass - target);
                    if (distance < closest)
                    {
                        closest = distance;
                        (first, second, momentum) = (i, j, sum);
                    }
                }
            }
            if (borrowed is not null)
            {
                ArrayPool<P4>.Shared.Return(borrowed);
            }
            if (closest == double.PositiveInfinity)
            {
                return false;
            }
            best = new Pair<T>(list[first], list[second], momentum) { FirstIndex = first, SecondIndex = second };
            return true;
        }
    }
}
