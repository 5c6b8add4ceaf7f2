using Heppy.Physics;

/// <summary>anti-kt as it is defined: all pairs at each step, on kept coordinates.</summary>
internal static class PlainLoop
{
    internal static int CountJets(ReadOnlySpan<P4> particles, double radius)
    {
        int left = particles.Length;
        int jets = 0;
        var (p, y, phi, scale) = (particles.ToArray(), new double[left], new double[left], new double[left]);
        for (int i = 0; i < left; i++)
        {
            Place(i);
        }
        while (left > 0)
        {
            var (best, first, second) = (double.PositiveInfinity, -1, -1);
            for (int i = 0; i < left; i++)
            {
                double beam = scale[i] * radius * radius;
                if (beam < best)
                {
                    (best, first, second) = (beam, i, -1);
                }
                for (int j = i + 1; j < left; j++)
                {
                    double turn = Math.Abs(phi[i] - phi[j]);
                    turn = turn > Math.PI ? Math.Tau - turn : turn;
                    double along = y[i] - y[j];
                    double distance = Math.Min(scale[i], scale[j]) * (turn * turn + along * along);
                    if (distance < best)
                    {
                        (best, first, second) = (distance, i, j);
                    }
                }
            }
            int gone = second < 0 ? first : second;
            if (second < 0)
            {
                jets++;
            }
            else
            {
                p[first] += p[second];
                Place(first);
            }
            left--;
            (p[gone], y[gone], phi[gone], scale[gone]) = (p[left], y[left], phi[left], scale[left]);
        }
        return jets;

        void Place(int i) => (y[i], phi[i], scale[i]) = (p[i].Rapidity, p[i].Phi, 1 / (p[i].Pt * p[i].Pt));
    }
}
