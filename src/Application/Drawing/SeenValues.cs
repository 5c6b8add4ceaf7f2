namespace Heppy.Drawing;

/// <summary>What was seen of the values along an axis: their range, and the first of them.</summary>
internal sealed class SeenValues
{
    private double[] _kept = [];
    private int _count;

    /// <summary>Smallest finite value; infinite if there is none.</summary>
    internal double Min { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest finite value.</summary>
    internal double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether all values are whole numbers.</summary>
    internal bool IsWhole { get; private set; } = true;

    /// <summary>The first values.</summary>
    internal ReadOnlySpan<double> First => _kept.AsSpan(0, _count);

    /// <summary>The first values, to be enumerated.</summary>
    internal IEnumerable<double> Kept => _kept.Take(_count);

    /// <summary>Takes note of values.</summary>
    /// <param name="values">Values, none of which is NaN.</param>
    /// <param name="most">Keep so many in all.</param>
    internal void Add(ReadOnlySpan<double> values, int most)
    {
        (double min, double max, bool isWhole) = (Min, Max, IsWhole);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                min = Math.Min(min, value);
                max = Math.Max(max, value);
                isWhole = isWhole && value == Math.Floor(value);
            }
        }

        (Min, Max, IsWhole) = (min, max, isWhole);
        ReadOnlySpan<double> kept = values[..Math.Min(values.Length, Math.Max(0, most - _count))];
        if (_kept.Length < _count + kept.Length)
        {
            Array.Resize(ref _kept, Math.Min(most, Math.Max(_count + kept.Length, 2 * _kept.Length)));
        }

        kept.CopyTo(_kept.AsSpan(_count));
        _count += kept.Length;
    }
}
