using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Shoots single particles, flat in polar angle, azimuth, and energy or transverse momentum.</summary>
/// <remarks>The random numbers belong to the event. Combine it with a <c>GeneratedComponent</c>, or with any events.</remarks>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <example>
/// <code>
/// new Gun&lt;Particle&gt;
/// {
///     Output = "gen_particles", PdgIds = [211, -211], Min = 1, Max = 50, FlatIn = GunScale.Pt,
///     Shot = (in p4, id) => new Particle((float)p4.Pt, (float)p4.Eta, (float)p4.Phi, (float)p4.Mass, Math.Sign(id)),
/// }
/// </code>
/// </example>
public sealed class Gun<T> : Analyzer
    where T : struct
{
    private readonly RandomNumbers _random = new();
    private double[] _masses = [];

    /// <summary>The particles.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>Codes of the particles; each event has one of each.</summary>
    public required int[] PdgIds { get; init; }

    /// <summary>Makes a particle of a four-momentum.</summary>
    public required Shot<T> Shot { get; init; }

    /// <summary>Mass of all of them in GeV.</summary>
    /// <value>That of each particle, see <see cref="Pdg.Find"/>.</value>
    public double? Mass { get; init; }

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
    /// <exception cref="UserError">A range is empty or out of bounds, or the mass of a particle is not known.</exception>
    public override void BeginLoop(Setup setup)
    {
        Refuse.Empty(PdgIds);
        _masses = [.. PdgIds.Select(MassOf)];
        double mass = _masses.DefaultIfEmpty(0).Max();
        double least = FlatIn == GunScale.Energy ? mass : 0;
        bool isRange = Min >= least && Max >= Min && double.IsFinite(Max) && ThetaMin >= 0 && ThetaMax >= ThetaMin && ThetaMax <= Math.PI
            && PhiMax >= PhiMin && double.IsFinite(PhiMax - PhiMin) && (Mass ?? 0) >= 0;
        if (!isRange)
        {
            throw new UserError(
                FormattableString.Invariant($"Gun: {FlatIn} {Min} to {Max} GeV, theta {ThetaMin} to {ThetaMax}, phi {PhiMin} to {PhiMax}, mass {mass}: each range must go up, theta from 0 to pi, the energy from the mass"),
                ExitCode.Configuration);
        }

        if (FlatIn == GunScale.Pt && (ThetaMin == 0 || ThetaMax == Math.PI))
        {
            throw new UserError("Gun: along the beam there is no transverse momentum: for FlatIn = GunScale.Pt set ThetaMin above 0 and ThetaMax below pi", ExitCode.Configuration);
        }
    }

    private double MassOf(int id) => Mass ?? (Pdg.TryFind(id, out PdgParticle particle)
        ? particle.Mass
        : throw new UserError(FormattableString.Invariant($"Gun: the mass of particle {id} is not known. Set Mass, in GeV"), ExitCode.Configuration));

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ref EventRandom random = ref _random[ev];
        for (int i = 0; i < PdgIds.Length; i++)
        {
            double mass = _masses[i];
            double theta = ThetaMin + ((ThetaMax - ThetaMin) * random.NextDouble());
            double phi = PhiMin + ((PhiMax - PhiMin) * random.NextDouble());
            double value = Min + ((Max - Min) * random.NextDouble());
            double p = FlatIn == GunScale.Pt ? value / Math.Sin(theta) : Math.Sqrt((value * value) - (mass * mass));
            (double sin, double cos) = Math.SinCos(theta);
            P4 p4 = new(p * sin * Math.Cos(phi), p * sin * Math.Sin(phi), p * cos, Math.Sqrt((p * p) + (mass * mass)));
            Output.Add(ev, Shot(in p4, PdgIds[i]));
        }

        return true;
    }
}
