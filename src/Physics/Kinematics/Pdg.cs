namespace Heppy.Physics;

/// <summary>Masses in GeV and numbers of particles.</summary>
/// <remarks>Particle Data Group, S. Navas et al., "Review of Particle Physics", Phys. Rev. D 110 (2024) 030001.</remarks>
public static class Pdg
{
    /// <summary>The electron.</summary>
    public static class Electron
    {
        /// <summary>Number; negative for the positron.</summary>
        public const int Id = 11;

        /// <summary>Mass in GeV.</summary>
        public const double Mass = 0.00051099895;
    }

    /// <summary>The muon.</summary>
    public static class Muon
    {
        /// <summary>Number; negative for the antimuon.</summary>
        public const int Id = 13;

        /// <summary>Mass in GeV.</summary>
        public const double Mass = 0.1056583755;
    }

    /// <summary>The tau lepton.</summary>
    public static class Tau
    {
        /// <summary>Number; negative for the antiparticle.</summary>
        public const int Id = 15;

        /// <summary>Mass in GeV.</summary>
        public const double Mass = 1.77693;
    }

    /// <summary>The top quark.</summary>
    public static class Top
    {
        /// <summary>Number; negative for the antiquark.</summary>
        public const int Id = 6;

        /// <summary>Mass in GeV.</summary>
        public const double Mass = 172.57;
    }

    /// <summary>The Z boson.</summary>
    public static class Z
    {
        /// <summary>Number.</summary>
        public const int Id = 23;

        /// <summary>Mass in GeV.</summary>
        public const double Mass = 91.1876;

        /// <summary>Width in GeV.</summary>
        public const double Width = 2.4955;
    }

    /// <summary>The W boson.</summary>
    public static class W
    {
        /// <summary>Number; negative for the W-.</summary>
        public const int Id = 24;

        /// <summary>Mass in GeV.</summary>
        public const double Mass = 80.3692;
    }

    /// <summary>The Higgs boson.</summary>
    public static class H
    {
        /// <summary>Number.</summary>
        public const int Id = 25;

        /// <summary>Mass in GeV.</summary>
        public const double Mass = 125.20;
    }
}
