namespace Heppy.Physics;

/// <summary>An area in pseudorapidity and azimuth around a particle. The default is empty.</summary>
public readonly record struct EtaPhiArea
{
    /// <summary>Whether it is round; else it is a rectangle.</summary>
    public bool IsCircle { get; private init; }

    /// <summary>Largest distance from the centre in pseudorapidity.</summary>
    public double Eta { get; private init; }

    /// <summary>Largest distance from the centre in azimuth, in rad.</summary>
    public double Phi { get; private init; }

    /// <summary>All within a distance in pseudorapidity and azimuth: the usual cone.</summary>
    /// <param name="radius">The distance, above 0; points at exactly this distance are outside.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not above 0.</exception>
    public static EtaPhiArea Circle(double radius) =>
        new() { IsCircle = true, Eta = Positive(radius, nameof(radius)), Phi = radius };

    /// <summary>
    /// All within a distance in pseudorapidity and a distance in azimuth: a strip, such as photon conversions
    /// fill.
    /// </summary>
    /// <param name="eta">Distance in pseudorapidity, above 0; points at exactly this distance are outside.</param>
    /// <param name="phi">The same in azimuth, in rad.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance is not above 0.</exception>
    public static EtaPhiArea Rectangle(double eta, double phi) =>
        new() { Eta = Positive(eta, nameof(eta)), Phi = Positive(phi, nameof(phi)) };

    /// <summary>Whether a point is inside; one with NaN is not.</summary>
    /// <param name="deltaEta">Distance of the point from the centre in pseudorapidity, of either sign.</param>
    /// <param name="deltaPhi">The same in azimuth, wrapped to a half turn, see <see cref="Kinematics.DeltaPhi"/>.</param>
    public bool Contains(double deltaEta, double deltaPhi) => IsCircle
        ? Math.Sqrt(deltaEta * deltaEta + deltaPhi * deltaPhi) < Eta
        : Math.Abs(deltaEta) < Eta && Math.Abs(deltaPhi) < Phi;

    private static double Positive(double distance, string name) => distance > 0
        ? distance
        : throw new ArgumentOutOfRangeException(name, distance, "An area in eta and phi must be larger than 0.");
}
