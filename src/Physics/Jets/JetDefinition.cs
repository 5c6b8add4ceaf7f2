namespace Heppy.Physics;

/// <summary>Which jets: the distance of sequential recombination, its radius and its power.</summary>
/// <remarks>
/// <para>Hadron colliders, in transverse momentum, rapidity y and azimuth:
/// d_ij = min(pt_i^2p, pt_j^2p) (Δy² + Δφ²) / R² and d_iB = pt_i^2p. p = 1 is kt (S. Catani, Y. L. Dokshitzer,
/// M. H. Seymour, B. R. Webber, Nucl. Phys. B 406 (1993) 187; S. D. Ellis, D. E. Soper, Phys. Rev. D 48 (1993)
/// 3160), p = 0 Cambridge/Aachen (hep-ph/9707323, hep-ph/9907280), p = -1 anti-kt (M. Cacciari, G. P. Salam,
/// G. Soyez, arXiv:0802.1189).</para>
/// <para>Electron-positron colliders, in energy and angle: Durham, d_ij = 2 min(E_i², E_j²) (1 - cos θ_ij)
/// without a beam (S. Catani et al., Phys. Lett. B 269 (1991) 432), and generalised kt,
/// d_ij = min(E_i^2p, E_j^2p) (1 - cos θ_ij) / (1 - cos R) with d_iB = E_i^2p, where above R = pi the divisor is
/// 3 + cos R, so that all particles end up in one jet.</para>
/// <para>The conventions are those of FastJet (M. Cacciari, G. P. Salam, G. Soyez, arXiv:1111.6097). Momenta are
/// combined by adding four-vectors (E scheme).</para>
/// </remarks>
public sealed record JetDefinition
{
    private const double SmallestRadius = 1e-6;         // below, squares of distances drown in rounding
    private const double LargestRadius = 1000;

    private JetDefinition(string name, double radius, double power, bool isElectronPositron, bool hasBeam)
    {
        if (!(radius is >= SmallestRadius and <= LargestRadius))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), FormattableString.Invariant(
                $"{name}: the radius is {radius}; it must be from {SmallestRadius} to {LargestRadius}."));
        }
        if (!double.IsFinite(power))
        {
            throw new ArgumentOutOfRangeException(nameof(power), FormattableString.Invariant(
                $"{name}: the power is {power}; it must be finite (1: kt, 0: Cambridge/Aachen, -1: anti-kt)."));
        }
        (Name, Radius, Power) = (name, radius, power);
        (IsElectronPositron, HasBeam) = (isElectronPositron, hasBeam);
    }

    /// <summary>Name of the algorithm.</summary>
    public string Name { get; }

    /// <summary>R, in units of rapidity and azimuth, or an angle in rad; 4 and of no effect for Durham.</summary>
    public double Radius { get; }

    /// <summary>p: the momentum scale of a particle is its transverse momentum, or energy, to the 2p.</summary>
    public double Power { get; }

    /// <summary>Whether energies and angles are used, instead of transverse momenta, rapidities and
    /// azimuths.</summary>
    public bool IsElectronPositron { get; }

    /// <summary>Whether particles can end up in the beam, that is, become inclusive jets: not for Durham, which
    /// merges all particles into one.</summary>
    public bool HasBeam { get; }

    /// <summary>What squared distances are divided by: R², 2 (1 - cos R) or, above pi, 2 (3 + cos R).</summary>
    internal double SquaredReach => !IsElectronPositron ? Radius * Radius
        : Radius > Math.PI ? 2 * (3 + Math.Cos(Radius))
        : 4 * Math.Sin(0.5 * Radius) * Math.Sin(0.5 * Radius);

    /// <summary>The momentum scale from pt² or E², kept finite as FastJet does.</summary>
    internal double Scale(double square) => Power switch
    {
        1 => square,
        0 => 1,
        -1 => square > 1e-300 ? 1 / square : 1e300,
        _ => Math.Min(Math.Pow(Power < 0 ? Math.Max(square, 1e-300) : square, Power), 1e300),
    };

    /// <summary>kt: soft particles first; its merging scales follow the branchings of QCD.</summary>
    /// <param name="radius">R, from 1e-6 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is out of range.</exception>
    public static JetDefinition Kt(double radius) => new("kt", radius, 1, false, true);

    /// <summary>Cambridge/Aachen: close particles first, whatever their momenta.</summary>
    /// <param name="radius">R, from 1e-6 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is out of range.</exception>
    public static JetDefinition CambridgeAachen(double radius) => new("Cambridge/Aachen", radius, 0, false, true);

    /// <summary>anti-kt: cone-like jets around hard particles.</summary>
    /// <param name="radius">R, from 1e-6 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is out of range.</exception>
    public static JetDefinition AntiKt(double radius) => new("anti-kt", radius, -1, false, true);

    /// <summary>Any power for hadron colliders.</summary>
    /// <param name="radius">R, from 1e-6 to 1000.</param>
    /// <param name="power">p, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius or the power is out of range.</exception>
    public static JetDefinition GeneralisedKt(double radius, double power) =>
        new("generalised kt", radius, power, false, true);

    /// <summary>kt of electron-positron colliders, the Durham algorithm, for exclusive jets.</summary>
    public static JetDefinition Durham() => new("Durham kt", 4, 1, true, false);

    /// <summary>Any power for electron-positron colliders.</summary>
    /// <param name="radius">R, an angle in rad from 1e-6 to 1000; all particles end up in one jet above
    /// pi.</param>
    /// <param name="power">p, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius or the power is out of range.</exception>
    public static JetDefinition ElectronPositronKt(double radius, double power) =>
        new("e+e- generalised kt", radius, power, true, true);

    /// <summary>The algorithm with its parameters.</summary>
    public override string ToString() => !HasBeam ? Name
        : FormattableString.Invariant($"{Name}, R = {Radius}, p = {Power}");
}
