using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>The charge of particles of any type: 0 for those that have none.</summary>
internal static class ChargeOf<T>
    where T : struct
{
    private static readonly Func<T, int>? Charge = typeof(ICharged).IsAssignableFrom(typeof(T))
        ? typeof(ChargeOf).GetMethod(nameof(ChargeOf.Of))!.MakeGenericMethod(typeof(T)).CreateDelegate<Func<T, int>>()
        : null;

    /// <summary>The charge in units of the positron's.</summary>
    internal static int Of(in T particle) => Charge is null ? 0 : Charge(particle);
}

/// <summary>The charge of charged particles.</summary>
internal static class ChargeOf
{
    /// <summary>The charge in units of the positron's.</summary>
    public static int Of<TParticle>(TParticle particle)
        where TParticle : struct, ICharged => particle.Charge;
}
