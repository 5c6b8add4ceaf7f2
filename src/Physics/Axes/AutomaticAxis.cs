using System.Globalization;

namespace Heppy;

/// <summary>Bins of equal width whose range is fixed after a first pass over the values.</summary>
/// <remarks>
/// Until <see cref="Fix"/> is called, <see cref="Index"/> only notes the smallest and largest finite value.
/// The range therefore depends on all values of the pass and not on their order.
/// </remarks>
public sealed class AutomaticAxis : Axis<double>
{
    private readonly int _bins;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private RegularAxis? _fixed;

    internal AutomaticAxis(int bins, string title, string name) : base(title, name)
    {
        RegularAxis.CheckBins(bins, title);
        _bins = bins;
    }

    /// <inheritdoc/>
    public override int Bins => _bins;

    /// <inheritdoc/>
    public override bool HasUnderflow => true;

    /// <inheritdoc/>
    public override bool HasOverflow => true;

    /// <summary>Whether the range is known.</summary>
    public bool IsFixed => _fixed is not null;

    /// <summary>Smallest and largest finite value seen before the range was fixed, or null if there was
    /// none.</summary>
    public (double Min, double Max)? Observed => _min <= _max ? (_min, _max) : null;

    /// <summary>The stored bin of a value once the range is fixed; before, notes the value and returns
    /// 0.</summary>
    /// <param name="value">The value.</param>
    public override int Index(double value)
    {
        if (_fixed is not null)
        {
            return _fixed.Index(value);
        }
        if (double.IsFinite(value))
        {
            (_min, _max) = (Math.Min(_min, value), Math.Max(_max, value));
        }
        return 0;
    }

    /// <summary>Takes into account what another instance of this axis saw.</summary>
    /// <param name="min">Its smallest finite value.</param>
    /// <param name="max">Its largest finite value.</param>
    public void Observe(double min, double max)
    {
        _ = Index(min);
        _ = Index(max);
    }

    /// <summary>Fixes the range; from now on the axis is a regular one.</summary>
    /// <param name="low">Lower end, finite.</param>
    /// <param name="high">Upper end, finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    /// <exception cref="InvalidOperationException">The range is fixed already, to another one.</exception>
    public void Fix(double low, double high)
    {
        var range = new RegularAxis(_bins, low, high, Title, Name);
        if (_fixed is not null && _fixed.Describe() != range.Describe())
        {
            throw new InvalidOperationException($"{Say(Title)}: the range is fixed already.");
        }
        _fixed = range;
    }

    /// <inheritdoc/>
    public override AxisDescription Describe() => _fixed?.Describe()
        ?? throw new InvalidOperationException($"{Say(Title)}: the range is not fixed yet.");

    /// <summary>A range with round ends that holds all values from min to max, the largest one
    /// included.</summary>
    /// <param name="min">Smallest finite value, or anything above <paramref name="max"/> when nothing was
    /// seen.</param>
    /// <param name="max">Largest finite value.</param>
    /// <returns>
    /// Ends that are multiples of 1, 2 or 5 times a power of ten, about a tenth to a twentieth of the spread;
    /// 0 to 1 when nothing was seen; a range about the value when there is only one.
    /// </returns>
    public static (double Low, double High) NiceRange(double min, double max)
    {
        if (!(min <= max) || !double.IsFinite(min) || !double.IsFinite(max))
        {
            return (0, 1);
        }
        if (min == max)
        {
            double half = min == 0 ? 0.5 : Math.Abs(min) * 0.1;
            (min, max) = (min - half, max + half);
        }
        int power = (int)Math.Floor(Math.Log10(max / 2 - min / 2)) - 1;
        foreach (int factor in (ReadOnlySpan<int>)[1, 2, 5, 10, 20, 50, 100])
        {
            double step = Decimal(factor, power);
            double last = Math.Floor(max / step) + 1;
            double low = Decimal(Math.Floor(min / step) * factor, power);
            double high = Decimal(last * factor, power);
            if (high - max < 1e-6 * (high - low))
            {
                high = Decimal((last + 1) * factor, power);     // or rounding would put max into the overflow
            }
            if (step > 0 && (high - low) / step <= 24 && low <= min && high > max && double.IsFinite(high - low))
            {
                return (low, high);
            }
        }
        return (min, max + (max / 2 - min / 2));
    }

    /// <summary>A whole number times a power of ten, by its text: correctly rounded and the same
    /// everywhere.</summary>
    private static double Decimal(double whole, int power) => double.Parse(
        string.Create(CultureInfo.InvariantCulture, $"{whole:F0}e{power}"), CultureInfo.InvariantCulture);
}
