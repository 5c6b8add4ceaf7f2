namespace Heppy;

/// <summary>Units as factors: multiply to enter a value, divide to read one. Native: GeV, mm, ns, rad, pb.</summary>
/// <remarks>Luminosity is in 1/pb, so an integrated luminosity of 41.5 inverse femtobarn is written <c>41.5 / fb</c> and equals 41500.</remarks>
public static class Units
{
    /// <summary>Energy, momentum and mass: the native unit.</summary>
    public const double GeV = 1;

    /// <summary>0.001 GeV.</summary>
    public const double MeV = 1e-3;

    /// <summary>1000 GeV.</summary>
    public const double TeV = 1e3;

    /// <summary>Length: the native unit.</summary>
    public const double mm = 1;

    /// <summary>10 mm.</summary>
    public const double cm = 10;

    /// <summary>1000 mm.</summary>
    public const double m = 1e3;

    /// <summary>0.001 mm.</summary>
    public const double um = 1e-3;

    /// <summary>Time: the native unit.</summary>
    public const double ns = 1;

    /// <summary>0.001 ns.</summary>
    public const double ps = 1e-3;

    /// <summary>Cross section: the native unit.</summary>
    public const double pb = 1;

    /// <summary>0.001 pb.</summary>
    public const double fb = 1e-3;

    /// <summary>1000 pb.</summary>
    public const double nb = 1e3;

    /// <summary>One hundredth.</summary>
    public const double percent = 0.01;
}
