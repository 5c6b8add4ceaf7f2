namespace Heppy.Plots;

/// <summary>Maps values to points along an axis.</summary>
/// <param name="Low">Value at its start.</param>
/// <param name="High">Value at its end, above <paramref name="Low"/>.</param>
/// <param name="From">Point of its start.</param>
/// <param name="To">Point of its end.</param>
/// <param name="IsLog">Logarithmic: both values are above 0.</param>
internal readonly record struct Scale(double Low, double High, double From, double To, bool IsLog)
{
    private readonly double _perValue = (To - From) / (IsLog ? Math.Log(High / Low) : High - Low);

    /// <summary>Point of a value. On a logarithmic axis, what is not above 0 is far below the start.</summary>
    internal double At(double value)
    {
        double far = 100 * Math.Abs(To - From);
        double at = !IsLog ? (value - Low) * _perValue : value > 0 ? Math.Log(value / Low) * _perValue : -100 * (To - From);
        return From + Math.Clamp(at, -far, far);
    }

    /// <summary>Whether a value is between the ends.</summary>
    internal bool Contains(double value)
    {
        double slack = IsLog ? 0 : 1e-9 * (High - Low);
        return IsLog ? value >= Low * (1 - 1e-9) && value <= High * (1 + 1e-9) : value >= Low - slack && value <= High + slack;
    }
}
