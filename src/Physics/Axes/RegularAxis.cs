using System.Globalization;
using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>Bins of equal width over [low, high).</summary>
/// <remarks>
/// The arithmetic is that of Boost.Histogram, <c>floor((x - low) / (high - low) * bins)</c>, so that values at
/// the rounded edges fall into the same bins; NaN goes to the overflow.
/// </remarks>
internal sealed class RegularAxis : Axis<double>
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _width;
    private readonly double _bins;
    private readonly int _offset;
    private readonly bool _hasBoth;

    internal RegularAxis(int bins, double low, double high, string title, string name,
        bool underflow = true, bool overflow = true) : base(title, name)
    {
        CheckBins(bins, title);
        CheckOrder(low, high, title);
        if (!double.IsFinite(low) || !double.IsFinite(high) || !double.IsFinite(high - low))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Say(title)}: the range {low} to {high} must be finite."));
        }
        (_low, _high, _width, _bins) = (low, high, high - low, bins);
        (HasUnderflow, HasOverflow) = (underflow, overflow);
        _offset = underflow ? 1 : 0;
        _hasBoth = underflow && overflow;
        Bins = bins;
    }

    /// <summary>Refuses an axis that ends before it begins, or where it begins.</summary>
    internal static void CheckOrder(double low, double high, string title)
    {
        if (low >= high)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Say(title)} ends ({high}) {(low > high ? "below" : "at")} its beginning ({low}): give the lower end first."));
        }
    }

    public override int Bins { get; }

    public override bool HasUnderflow { get; }

    public override bool HasOverflow { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int Index(double value)
    {
        // NaN compares as false with both ends, so it becomes the overflow.
        double z = (value - _low) / _width * _bins;
        int bin = z < 0 ? -1 : z < _bins ? double.ConvertToIntegerNative<int>(z) : Bins;
        return _hasBoth ? bin + 1 : Checked(bin, value);
    }

    public override AxisDescription Describe() => new()
    {
        Kind = AxisKind.Regular,
        Title = Title,
        Name = Name,
        Bins = Bins,
        Lower = _low,
        Upper = _high,
        HasUnderflow = HasUnderflow,
        HasOverflow = HasOverflow,
    };

    internal static void CheckBins(int bins, string title)
    {
        if (bins < 1)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Say(title)}: {bins} bins; there must be at least 1."));
        }
    }

    private int Checked(int bin, double value) =>
        (bin < 0 && !HasUnderflow) || (bin == Bins && !HasOverflow)
            ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Say(Title)}: {value} is outside {_low} to {_high} and the axis has no bin for it."))
            : bin + _offset;
}
