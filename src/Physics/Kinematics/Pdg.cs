namespace Heppy.Physics;

/// <summary>Particle codes and masses in GeV.</summary>
/// <remarks>
/// S. Navas et al. (Particle Data Group), "Review of particle physics", Phys. Rev. D 110 (2024) 030001; codes
/// from its Monte Carlo particle numbering scheme. The bottom mass is the MS-bar mass, the top mass the direct
/// measurements'. The Z mass is the 91.1876 of the reviews up to 2022 (2024: 91.1880), which references and
/// generators use.
/// </remarks>
public static class Pdg
{
    /// <summary>All particles that are known, in the order of their codes.</summary>
    public static IReadOnlyList<PdgParticle> Particles { get; } = [.. PdgTable.All.Values.OrderBy(particle => particle.Id)];

    /// <summary>Looks a particle up.</summary>
    /// <param name="id">Its code.</param>
    /// <param name="particle">Name, mass and charge.</param>
    /// <returns>Whether it is known.</returns>
    public static bool TryFind(int id, out PdgParticle particle) => PdgTable.All.TryGetValue(id, out particle);

    /// <summary>Looks a particle up.</summary>
    /// <param name="id">Its code.</param>
    /// <exception cref="KeyNotFoundException">It is not known.</exception>
    public static PdgParticle Find(int id) => TryFind(id, out var particle)
        ? particle
        : throw new KeyNotFoundException(FormattableString.Invariant($"There is no particle {id} in the table of the Particle Data Group."));

    /// <summary>Z boson.</summary>
    public static class Z
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 91.1876;

        /// <summary>Full width in GeV.</summary>
        public const double Width = 2.4955;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 23;
    }

    /// <summary>W boson.</summary>
    public static class W
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 80.3692;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 24;
    }

    /// <summary>Higgs boson.</summary>
    public static class H
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 125.20;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 25;
    }

    /// <summary>Electron.</summary>
    public static class Electron
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 0.51099895069e-3;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 11;
    }

    /// <summary>Muon.</summary>
    public static class Muon
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 0.1056583755;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 13;
    }

    /// <summary>Tau lepton.</summary>
    public static class Tau
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 1.77693;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 15;
    }

    /// <summary>Bottom quark.</summary>
    public static class B
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 4.183;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 5;
    }

    /// <summary>Top quark.</summary>
    public static class Top
    {
        /// <summary>Mass in GeV.</summary>
        public const double Mass = 172.57;

        /// <summary>Code of the particle; the antiparticle, where there is one, has the negative code.</summary>
        public const int Id = 6;
    }
}
