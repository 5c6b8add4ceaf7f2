namespace Heppy.Physics;

/// <summary>A stream of random numbers that is given by seed, run, luminosity block, event and analyzer alone.</summary>
/// <remarks>
/// SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) started from a 64-bit hash of
/// the key: short streams of good quality that cost nothing to start. <c>default</c> is the stream of an all-zero key.
/// </remarks>
public struct EventRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private ulong _state;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Starts the stream of a key.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="run">Run number.</param>
    /// <param name="lumi">Luminosity block.</param>
    /// <param name="number">Event number.</param>
    /// <param name="analyzer">Name of the analyzer.</param>
    public EventRandom(ulong seed, uint run, uint lumi, ulong number, string analyzer)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        ulong h = Mix(seed + Gamma);
        h = Mix(h ^ (((ulong)run << 32) | lumi));
        h = Mix(h + number);
        foreach (char c in analyzer)
        {
            h = Mix((h * 31) + c);
        }

        _state = h;
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => Mix(_state += Gamma);

    /// <summary>Uniform in [0, 1), in steps of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 to <paramref name="exclusive"/> - 1.</summary>
    /// <param name="exclusive">At least 1.</param>
    public int NextInt(int exclusive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusive, 1);
        return (int)Math.BigMul(NextBits(), (ulong)exclusive, out _);
    }

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    /// <remarks>Polar method: G. Marsaglia, T. A. Bray, SIAM Review 6 (1964) 260.</remarks>
    public double NextGaussian()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double u;
        double v;
        double s;
        do
        {
            u = (2 * NextDouble()) - 1;
            v = (2 * NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);

        double factor = Math.Sqrt(-2 * Math.Log(s) / s);
        (_spare, _hasSpare) = (v * factor, true);
        return u * factor;
    }

    /// <summary>Exponential with mean 1.</summary>
    public double NextExponential() => -Math.Log(1 - NextDouble());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
