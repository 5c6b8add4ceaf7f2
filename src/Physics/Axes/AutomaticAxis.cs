namespace Heppy;

/// <summary>Bins of equal width whose range is found in a first pass; until it is fixed, filling only notes the smallest and largest value.</summary>
public sealed class AutomaticAxis : Axis<double>
{
    private RegularAxis? _fixed;

    internal AutomaticAxis(int bins, string title)
        : base(title)
    {
        if (bins < 1)
        {
            throw new ArgumentException($"Axis '{title}': needs at least one bin, not {bins}.");
        }

        Bins = bins;
    }

    /// <inheritdoc/>
    public override int Bins { get; }

    /// <inheritdoc/>
    public override bool HasUnderflow => true;

    /// <inheritdoc/>
    public override bool HasOverflow => true;

    /// <summary>Smallest and largest finite value seen before the range was fixed, or null.</summary>
    public (double Min, double Max)? Observed { get; private set; }

    /// <summary>Fixes the range.</summary>
    /// <param name="low">Lower edge of the first bin.</param>
    /// <param name="high">Upper edge of the last bin.</param>
    public void Fix(double low, double high) => _fixed = new RegularAxis(Bins, low, high, Title);

    /// <summary>A range that holds everything seen with some room, between round numbers.</summary>
    /// <param name="observed">Smallest and largest value; null if nothing was seen, which gives 0 to 1.</param>
    public static (double Low, double High) NiceRange((double Min, double Max)? observed)
    {
        if (observed is not { } seen)
        {
            return (0, 1);
        }

        double width = seen.Max - seen.Min;
        if (width == 0)
        {
            width = seen.Min == 0 ? 1 : Math.Abs(seen.Min);
        }

        if (!double.IsFinite(width))
        {
            return (double.MinValue / 4, double.MaxValue / 4);
        }

        // A step of 1, 2 or 5 times a power of ten, about a tenth of the width.
        double power = Math.Pow(10, Math.Floor(Math.Log10(width / 10)));
        double step = power * (width / 10 / power) switch { < 2 => 1, < 5 => 2, _ => 5 };
        double low = Math.Floor(seen.Min / step) * step;
        double high = (Math.Floor(seen.Max / step) + 1) * step;
        return high > low ? (low, high) : (seen.Min, Math.BitIncrement(seen.Max));
    }

    /// <inheritdoc/>
    public override int Index(double value)
    {
        if (_fixed is not null)
        {
            return _fixed.Index(value);
        }

        if (double.IsFinite(value))
        {
            (double min, double max) = Observed ?? (value, value);
            Observed = (Math.Min(min, value), Math.Max(max, value));
        }

        return 0;
    }

    /// <inheritdoc/>
    public override AxisDescription Describe() =>
        _fixed?.Describe() ?? new AxisDescription(AxisKind.Regular, Title, Bins, [0, 1], [], true, true);
}
