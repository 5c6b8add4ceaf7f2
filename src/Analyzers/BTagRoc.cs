namespace Heppy.Analyzers;

/// <summary>How often a b tagger takes other jets for b jets, by how many b jets it finds.</summary>
/// <remarks>Between the points the logarithm of the mistag rate is linear in the efficiency.</remarks>
public sealed class BTagRoc
{
    private readonly (double Efficiency, double Mistag)[] _points;

    /// <summary>A curve through points.</summary>
    /// <param name="points">Efficiency of b jets and mistag rate of others, each in (0, 1], both increasing; at least two.</param>
    /// <exception cref="UserError">The points are no such curve.</exception>
    public BTagRoc(params (double Efficiency, double Mistag)[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        bool isCurve = points.Length > 1 && points.All(p => p.Efficiency is > 0 and <= 1 && p.Mistag is > 0 and <= 1);
        for (int i = 1; i < points.Length; i++)
        {
            isCurve &= points[i].Efficiency > points[i - 1].Efficiency && points[i].Mistag >= points[i - 1].Mistag;
        }

        _points = isCurve ? [.. points] : throw new UserError(
            $"BTagRoc: {string.Join(", ", points)} is no curve: give two or more points (efficiency, mistag rate), from 0 to 1, increasing", ExitCode.Configuration);
    }

    /// <summary>Mistag rate at an efficiency.</summary>
    /// <param name="efficiency">From the first to the last point's.</param>
    /// <exception cref="UserError">It is not on the curve.</exception>
    public double MistagAt(double efficiency)
    {
        for (int i = 1; i < _points.Length; i++)
        {
            (double e0, double m0) = _points[i - 1];
            (double e1, double m1) = _points[i];
            if (efficiency >= e0 && efficiency <= e1)
            {
                return Math.Exp(Math.Log(m0) + ((Math.Log(m1) - Math.Log(m0)) * (efficiency - e0) / (e1 - e0)));
            }
        }

        throw new UserError(FormattableString.Invariant($"BTagRoc: the curve goes from {_points[0].Efficiency} to {_points[^1].Efficiency}, and has no efficiency {efficiency}"), ExitCode.Configuration);
    }
}
