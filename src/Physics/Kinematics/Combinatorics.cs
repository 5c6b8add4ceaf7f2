namespace Heppy.Physics;

/// <summary>Choosing particles from collections, without allocation.</summary>
public static class Combinatorics
{
    extension<T>(ReadOnlySpan<T> particles)
        where T : struct, ICharged
    {
        /// <summary>Finds the pair of opposite charge whose mass is closest to a target; of equally close ones the first.</summary>
        /// <param name="target">Mass in GeV.</param>
        /// <param name="best">The pair, if there is one.</param>
        /// <param name="without">A pair of the same collection whose particles are not used again, or null.</param>
        /// <returns>Whether there is such a pair.</returns>
        public bool TryBestPair(double target, out Pair<T> best, Pair<T>? without = null)
        {
            best = default;
            double nearest = double.PositiveInfinity;
            for (int i = 0; i < particles.Length; i++)
            {
                if (without is { } used && used.Has(i))
                {
                    continue;
                }

                P4 first = particles[i].P4;
                for (int j = i + 1; j < particles.Length; j++)
                {
                    if (particles[i].Charge * particles[j].Charge >= 0 || (without is { } also && also.Has(j)))
                    {
                        continue;
                    }

                    P4 sum = first + particles[j].P4;
                    double distance = Math.Abs(sum.Mass - target);
                    if (distance < nearest)
                    {
                        nearest = distance;
                        best = new Pair<T>(particles[i], particles[j], sum, i, j);
                    }
                }
            }

            return nearest < double.PositiveInfinity;
        }
    }
}
