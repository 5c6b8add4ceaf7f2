using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Shoots single particles, flat in polar angle, azimuth, and energy or transverse momentum.</summary>
/// <remarks>The random numbers belong to the event. Combine it with a <c>GeneratedComponent</c>, or with any events.</remarks>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <example>
/// <code>
/// new Gun&lt;Particle&gt;
/// {
///     Output = "gen_particles", PdgIds = [211, -211], Mass = 0.1396, Min = 1, Max = 50, FlatIn = GunScale.Pt,
///     Shot = (in p4, id) => new Particle((float)p4.Pt, (float)p4.Eta, (float)p4.Phi, (float)p4.Mass, Math.Sign(id)),
/// }
/// </code>
/// </example>
public sealed class Gun<T> : Analyzer
    where T : struct
{
    private readonly RandomNumbers _random = new();

    /// <summary>The particles.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>Codes of the particles; each event has one of each.</summary>
    public required int[] PdgIds { get; init; }

    /// <summary>Makes a particle of a four-momentum.</summary>
    public required Shot<T> Shot { get; init; }

    /// <summary>Mass of all of them in GeV.</summary>
    /// <value>0.</value>
    public double Mass { get; init; }

    /// <summary>What the range of <see cref="Min"/> and <see cref="Max"/> is of.</summary>
    /// <value>Energy.</value>
    public GunScale FlatIn { get; init; }

    /// <summary>Lowest energy or transverse momentum in GeV.</summary>
    public required double Min { get; init; }

    /// <summary>Highest energy or transverse momentum in GeV.</summary>
    public required double Max { get; init; }

    /// <summary>Smallest angle to the beam in rad.</summary>
    /// <value>0.1.</value>
    public double ThetaMin { get; init; } = 0.1;

    /// <summary>Largest angle to the beam in rad.</summary>
    /// <value>pi - 0.1.</value>
    public double ThetaMax { get; init; } = Math.PI - 0.1;

    /// <summary>Smallest azimuth in rad.</summary>
    /// <value>-pi.</value>
    public double PhiMin { get; init; } = -Math.PI;

    /// <summary>Largest azimuth in rad.</summary>
    /// <value>pi.</value>
    public double PhiMax { get; init; } = Math.PI;

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError">A range is empty, or out of bounds.</exception>
    public override void BeginLoop(Setup setup)
    {
        double least = FlatIn == GunScale.Energy ? Mass : 0;
        if (!(Min >= least && Max >= Min && ThetaMin >= 0 && ThetaMax >= ThetaMin && ThetaMax <= Math.PI && PhiMax >= PhiMin && Mass >= 0))
        {
            throw new UserError(
                FormattableString.Invariant($"Gun: {FlatIn} {Min} to {Max} GeV, theta {ThetaMin} to {ThetaMax}, phi {PhiMin} to {PhiMax}, mass {Mass}: each range must go up, theta from 0 to pi, the energy from the mass"),
                ExitCode.Configuration);
        }
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ref EventRandom random = ref _random[ev];
        foreach (int id in PdgIds)
        {
            double theta = ThetaMin + ((ThetaMax - ThetaMin) * random.NextDouble());
            double phi = PhiMin + ((PhiMax - PhiMin) * random.NextDouble());
            double value = Min + ((Max - Min) * random.NextDouble());
            double p = FlatIn == GunScale.Pt ? value / Math.Sin(theta) : Math.Sqrt((value * value) - (Mass * Mass));
            (double sin, double cos) = Math.SinCos(theta);
            P4 p4 = new(p * sin * Math.Cos(phi), p * sin * Math.Sin(phi), p * cos, Math.Sqrt((p * p) + (Mass * Mass)));
            Output.Add(ev, Shot(in p4, id));
        }

        return true;
    }
}
