using CsCheck;

namespace Heppy.Physics.Tests.JetsOf;

/// <summary>Generated definitions and events, usual and not.</summary>
internal static class JetGen
{
    internal static readonly Gen<JetDefinition> Hadron = Gen.Select(
        Gen.OneOf(Gen.Double[0.1, 1.5], Gen.Double[0.001, 8], Gen.Const(1.0)),
        Gen.OneOf(Gen.Const(-1.0), Gen.Const(0.0), Gen.Const(1.0), Gen.Double[-2, 2]),
        (radius, power) => power switch
        {
            -1 => JetDefinition.AntiKt(radius),
            0 => JetDefinition.CambridgeAachen(radius),
            1 => JetDefinition.Kt(radius),
            _ => JetDefinition.GeneralisedKt(radius, power),
        });

    internal static readonly Gen<JetDefinition> Lepton = Gen.OneOf(
        Gen.Const(JetDefinition.Durham()),
        Gen.Select(Gen.OneOf(Gen.Double[0.1, 1.5], Gen.Double[0.001, 8]),
            Gen.OneOf(Gen.Const(-1.0), Gen.Const(0.0), Gen.Const(1.0), Gen.Double[-2, 2]),
            JetDefinition.ElectronPositronKt));

    internal static readonly Gen<JetDefinition> Any = Gen.OneOf(Hadron, Lepton);

    private static readonly Gen<P4> s_massive = Gen.Select(Gen.Double[0.01, 100], Gen.Double[-5, 5],
        Gen.Double[-Math.PI, Math.PI], Gen.Double[0, 5], P4.FromPtEtaPhiM);

    private static readonly Gen<P4> s_massless = Gen.Select(Gen.Double[-50, 50], Gen.Double[-50, 50], Gen.Double[-50, 50],
        (x, y, z) => new P4(x, y, z, Math.Sqrt(x * x + y * y + z * z)));

    // On a grid: equal distances, equal momenta, the same direction, zero, along the beam, back to back.
    private static readonly Gen<P4> s_grid = Gen.Select(Gen.Int[-2, 2], Gen.Int[-2, 2], Gen.Int[-2, 2], Gen.Int[0, 2],
        (x, y, z, mass) => new P4(x, y, z, Math.Sqrt(x * x + y * y + z * z + mass)));

    // Around the azimuth where it wraps.
    private static readonly Gen<P4> s_seam = Gen.Select(Gen.Double[1, 50], Gen.Double[-1, 1], Gen.Double[-1e-3, 1e-3],
        (pt, eta, off) => P4.FromPtEtaPhiM(pt, eta, Math.PI + off, 0));

    // Nothing but what the library promises to bear.
    private static readonly Gen<P4> s_wild = Gen.OneOf(
        Gen.Const(default(P4)), Gen.Const(new P4(0, 0, 5, 5)), Gen.Const(new P4(0, 0, -5, 5)),
        Gen.Const(new P4(-1, -0.0, 0, 1)),
        Gen.Const(new P4(1e-170, 0, 1, 1)), Gen.Const(new P4(1e-160, 1e-160, 0, 1e-160)), Gen.Const(new P4(3, 4, 0, 1)));

    /// <summary>Particles as they come: no two distances are the same, nor any that of the radius, so that
    /// rounding decides nothing.</summary>
    internal static readonly Gen<P4[]> Usual = Gen.Select(Gen.ULong, Gen.Int[0, 60], (seed, count) =>
    {
        var random = new EventRandom(seed, 1, 1, 1, "jets");
        var particles = new P4[count];
        for (int i = 0; i < count; i++)
        {
            particles[i] = P4.FromPtEtaPhiM(1 + 20 * random.NextExponential(), 6 * random.NextDouble() - 3,
                Math.Tau * random.NextDouble(), 0.1 + random.NextDouble());
        }
        return particles;
    });

    /// <summary>Particles of all kinds, with copies.</summary>
    internal static readonly Gen<P4[]> Event = Gen.Select(
        Gen.OneOf(Usual, s_massive.Array[0, 40], s_massless.Array[0, 40], s_grid.Array[0, 40], s_seam.Array[0, 40],
            Gen.OneOf(s_massive, s_grid, s_seam, s_wild).Array[0, 40]),
        Gen.Int[0, 39].Array[0, 4],
        (particles, copies) => copies.Aggregate(particles,
            (all, i) => i < all.Length ? [.. all, all[i], all[i] + all[i]] : all));
}
