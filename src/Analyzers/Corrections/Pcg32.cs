using System.Numerics;

namespace Heppy.Analyzers;

/// <summary>The generator PCG-XSH-RR of 64 bits of state, with its standard sequence: pcg32_oneseq.</summary>
/// <remarks>M. E. O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms for random number generation", 2014.</remarks>
internal struct Pcg32
{
    private const ulong Multiplier = 6364136223846793005;
    private const ulong Increment = 1442695040888963407;
    private ulong _state;

    internal Pcg32(ulong seed) => _state = ((seed + Increment) * Multiplier) + Increment;

    /// <summary>The next 32 bits.</summary>
    internal uint Next()
    {
        ulong old = _state;
        _state = (old * Multiplier) + Increment;
        return BitOperations.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>Uniform in [0, 1): two draws, the second in the high bits, as the GNU C++ library has it.</summary>
    internal double NextDouble()
    {
        double low = Next();
        double sum = low + (Next() * 4294967296.0);
        return Math.Min(sum / 18446744073709551616.0, Math.BitDecrement(1.0));
    }
}
