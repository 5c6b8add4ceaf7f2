namespace Heppy.Drawing;

/// <summary>Mean and standard deviation of weighted values.</summary>
/// <remarks>Sums of distances from the middle of the axis, so that a spread far below the mean keeps its digits. Parts are the ranges of the plan, merged in their order: the same for any number of threads.</remarks>
/// <param name="middle">A value near those that are added.</param>
internal sealed class Moments(double middle)
{
    private double _w;
    private double _wd;
    private double _wd2;

    /// <summary>Sum of the weights.</summary>
    internal double SumOfWeights => _w;

    /// <summary>The mean; NaN if the sum of weights is 0.</summary>
    internal double Mean => middle + (_wd / _w);

    /// <summary>The standard deviation; NaN if it is not defined, as with weights below 0.</summary>
    internal double Deviation => Math.Sqrt(Math.Max(0, (_wd2 / _w) - (_wd / _w * (_wd / _w))));

    /// <summary>Adds a value.</summary>
    internal void Add(double value, double weight)
    {
        double distance = value - middle;
        _w += weight;
        _wd += weight * distance;
        _wd2 += weight * distance * distance;
    }

    /// <summary>Adds the values of another one with the same middle.</summary>
    internal void Merge(Moments later) => (_w, _wd, _wd2) = (_w + later._w, _wd + later._wd, _wd2 + later._wd2);
}
