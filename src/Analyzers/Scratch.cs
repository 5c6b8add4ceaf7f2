using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Memory that is used again for each event.</summary>
internal sealed class Scratch<T>
{
    private T[] _items = new T[16];

    /// <summary>So many items; what is in them is left over.</summary>
    internal Span<T> Of(int count)
    {
        if (_items.Length < count)
        {
            _items = new T[Math.Max(count, 2 * _items.Length)];
        }

        return _items.AsSpan(0, count);
    }
}

/// <summary>
/// Four-momenta take four transcendental functions each, so they are made once, not for each combination.
/// </summary>
internal static class ScratchMomenta
{
    /// <summary>The four-momenta of particles.</summary>
    internal static ReadOnlySpan<P4> Of<T>(this Scratch<P4> scratch, ReadOnlySpan<T> particles)
        where T : struct, IParticle
    {
        Span<P4> momenta = scratch.Of(particles.Length);
        for (int i = 0; i < particles.Length; i++)
        {
            momenta[i] = particles[i].P4;
        }

        return momenta;
    }
}
