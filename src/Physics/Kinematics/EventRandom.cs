using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <summary>The random numbers of one analyzer in one event: the same wherever and with whatever else it
/// runs.</summary>
/// <remarks>
/// <para>A counter-based stream: number n of the stream is mix(key + n * golden), SplitMix64 with the key as
/// its start (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014, doi 10.1145/2660193.2660195; golden = 0x9E3779B97F4A7C15). The key, 0 at first, chains the mixing
/// over the seed, run, luminosity block, event and the UTF-16 code units of the analyzer's name, each step
/// mix((key ^ part) + golden).</para>
/// <para>A mutable value: keep it in a variable and do not copy it, or both copies give the same numbers.</para>
/// </remarks>
public struct EventRandom
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private ulong _state;

    /// <summary>Starts the stream of a key; the same key gives the same stream.</summary>
    /// <param name="seed">Seed of the job.</param>
    /// <param name="run">Run number.</param>
    /// <param name="lumi">Luminosity block.</param>
    /// <param name="evt">Event number, or the entry where events have no number.</param>
    /// <param name="analyzer">Name of the analyzer.</param>
    public EventRandom(ulong seed, uint run, uint lumi, ulong evt, string analyzer)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        ulong key = Chain(Chain(Chain(Chain(0, seed), run), lumi), evt);
        foreach (char c in analyzer)
        {
            key = Chain(key, c);
        }
        _state = Chain(key, (ulong)analyzer.Length);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => Mix(_state += Golden);

    /// <summary>Leaves out numbers of the stream.</summary>
    /// <param name="numbers">How many calls of <see cref="NextBits"/> or <see cref="NextDouble"/> it stands for.</param>
    public void Skip(ulong numbers) => _state += numbers * Golden;

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Many numbers at once: those that <see cref="NextDouble"/> would give, several times faster.</summary>
    /// <param name="into">Where to put them.</param>
    public void Fill(Span<double> into)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var states = Vector512.Create(_state) + Vector512.Create(1UL, 2, 3, 4, 5, 6, 7, 8) * Golden;
            for (; i <= into.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                var z = states;
                z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9;
                z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EB;
                z ^= z >>> 31;
                (Vector512.ConvertToDouble(z >>> 11) * (1.0 / (1UL << 53))).CopyTo(into[i..]);
                states += Vector512.Create(unchecked(Golden * 8));
            }

            Skip((ulong)i);
        }

        for (; i < into.Length; i++)
        {
            into[i] = NextDouble();
        }
    }

    /// <summary>Uniform among 0 to exclusive-1, without bias.</summary>
    /// <param name="exclusive">1 or more.</param>
    /// <remarks>D. Lemire, "Fast random integer generation in an interval", arXiv:1805.10941.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int NextInt(int exclusive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusive, 1);
        ulong bound = (ulong)exclusive;
        ulong high = Math.BigMul(NextBits(), bound, out ulong low);
        if (low < bound)
        {
            ulong biased = (0 - bound) % bound;
            while (low < biased)
            {
                high = Math.BigMul(NextBits(), bound, out low);
            }
        }
        return (int)high;
    }

    /// <summary>Normal with mean 0 and width 1.</summary>
    /// <remarks>
    /// The polar method (G. Marsaglia, T. A. Bray, SIAM Review 6 (1964) 260); the second number of each pair
    /// is not kept, so that a stream has no state but its position.
    /// </remarks>
    public double NextGaussian()
    {
        while (true)
        {
            double x = 2 * NextDouble() - 1;
            double y = 2 * NextDouble() - 1;
            double s = x * x + y * y;
            if (s is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>Exponential with mean 1.</summary>
    public double NextExponential() => -Math.Log(1 - NextDouble());

    private static ulong Chain(ulong key, ulong part) => Mix((key ^ part) + Golden);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
