using System.Globalization;

namespace Heppy.Drawing;

/// <summary>An axis that any number can be filled into: of equal bins, or with one bin for each whole number.</summary>
internal sealed class DrawnAxis
{
    private readonly Axis<double>? _regular;
    private readonly double _low;
    private readonly double _count;

    private DrawnAxis(Axis axis)
    {
        Axis = axis;
        AxisDescription description = axis.Describe();
        (_low, _count) = (description.Lower, description.Bins);
        (Low, High, IsInteger) = (description.Lower, description.Upper, description.IsInteger);
        _regular = axis as Axis<double>;
    }

    /// <summary>The axis of the histogram.</summary>
    internal Axis Axis { get; }

    /// <summary>Lower end.</summary>
    internal double Low { get; }

    /// <summary>Upper end, which belongs to the overflow.</summary>
    internal double High { get; }

    /// <summary>Number of bins.</summary>
    internal int Bins => Axis.Bins;

    /// <summary>Whether each bin is a whole number.</summary>
    internal bool IsInteger { get; }

    /// <summary>Bins of equal width.</summary>
    internal static DrawnAxis Regular(int bins, double low, double high, string name) => new(Heppy.Axis.Regular(bins, low, high, name: name));

    /// <summary>A bin for each whole number.</summary>
    internal static DrawnAxis Integer(int first, int last, string name) => new(Heppy.Axis.Integer(first, last + 1, name: name));

    /// <summary>The stored bin of a value that is not NaN.</summary>
    internal int Index(double value)
    {
        if (_regular is not null)
        {
            return _regular.Index(value);
        }

        double at = Math.Floor(value) - _low;
        return at < 0 ? 0 : at >= _count ? (int)_count + 1 : (int)at + 1;
    }

    /// <summary>Whether a value is in one of the bins.</summary>
    internal bool Contains(double value) => Index(value) is var bin && bin > 0 && bin <= Bins;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bins},{Low:G6},{High:G6}");
}
