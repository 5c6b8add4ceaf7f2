namespace Heppy.Fits;

/// <summary>What one source of systematic uncertainty does to a sample when it moves by one standard deviation.</summary>
/// <param name="Name">Name of the source; sources of one name move together, in all samples and channels.</param>
/// <param name="Nominal">Expected events in each bin.</param>
/// <param name="Up">The same with the source moved up, 0 or more.</param>
/// <param name="Down">The same with the source moved down, 0 or more.</param>
public sealed record FitShift(string Name, IReadOnlyList<double> Nominal, IReadOnlyList<double> Up, IReadOnlyList<double> Down)
{
    private const double Tolerance = 1e-9;
    private const int Decimals = 10;

    /// <summary>Factors of the yield, each above 0, where the source changes all bins by the same factor; else null.</summary>
    public (double Up, double Down)? Factors => Factor(Up) is { } up && Factor(Down) is { } down ? (up, down) : null;

    /// <summary>Whether it changes nothing.</summary>
    internal bool IsNothing => Factors is (1, 1);

    private double? Factor(IReadOnlyList<double> varied)
    {
        double factor = varied.Sum() / Nominal.Sum();
        double rounded = Math.Round(factor, Decimals);
        // What is rounded to 0 is no factor: a yield is multiplied by a power of it.
        bool isSame = rounded > 0 && double.IsFinite(factor) && Nominal.Zip(varied, (n, v) => Math.Abs(v - (n * factor)) <= Tolerance * n * Math.Max(1, factor)).All(same => same);
        return isSame ? rounded : null;
    }
}
