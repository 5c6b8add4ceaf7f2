using System.Globalization;
using Heppy.Plots;

namespace Heppy.Drawing;

/// <summary>An axis along rows or columns of text: which bins share a place, and where ticks are.</summary>
internal sealed class TextAxis
{
    private readonly DrawnAxis _axis;
    private readonly int _perBin;

    /// <param name="axis">The axis.</param>
    /// <param name="room">Places.</param>
    /// <param name="widest">A bin takes at most so many places.</param>
    internal TextAxis(DrawnAxis axis, int room, int widest)
    {
        _axis = axis;
        BinsPerPlace = (axis.Bins + room - 1) / room;
        Groups = (axis.Bins + BinsPerPlace - 1) / BinsPerPlace;
        _perBin = Math.Clamp(room / Groups, 1, widest);
    }

    /// <summary>How many bins share a place.</summary>
    internal int BinsPerPlace { get; }

    /// <summary>Number of groups of bins.</summary>
    internal int Groups { get; }

    /// <summary>Places that are used.</summary>
    internal int Places => Groups * _perBin;

    /// <summary>The group of bins at a place.</summary>
    internal int GroupAt(int place) => place / _perBin;

    /// <summary>The group of a stored bin; -1 for what is outside.</summary>
    internal int GroupOf(int stored) => stored < 1 || stored > _axis.Bins ? -1 : (stored - 1) / BinsPerPlace;

    /// <summary>Places of round values, with their labels.</summary>
    /// <param name="apart">Places from one to the next, at least about so many.</param>
    internal IReadOnlyList<(int Place, string Label)> Ticks(int apart)
    {
        bool isMiddle = _axis.IsInteger;
        // Whole numbers have short labels.
        int most = Places / (isMiddle && _axis.Bins * 4 <= Places ? 4 : apart);
        var ticks = Heppy.Plots.Ticks.Linear(_axis.Low, _axis.High, Math.Max(1, most));
        var places = new List<(int, string)>();
        double perValue = _axis.Bins / (_axis.High - _axis.Low) / BinsPerPlace * _perBin;
        foreach (double value in ticks.Major.Where(v => !isMiddle || (v == Math.Floor(v) && v < _axis.High)))
        {
            double at = (value - _axis.Low + (isMiddle ? 0.5 : 0)) * perValue;
            int place = (int)Math.Floor(at + (isMiddle ? 0 : 1e-9));
            if (place <= Places)
            {
                places.Add((place, isMiddle ? value.ToString("F0", CultureInfo.InvariantCulture) : Shown(value, ticks)));
            }
        }

        return places;
    }

    /// <summary>A value of a tick: with as many digits as its neighbours need.</summary>
    internal static string Shown(double value, Ticks ticks)
    {
        double step = ticks.Major.Count > 1 ? ticks.Major[1] - ticks.Major[0] : Math.Abs(value);
        double rounded = Math.Abs(value) < step * 1e-6 ? 0 : value;
        double largest = ticks.Major.Max(Math.Abs);
        if (largest is >= 1e7 or (> 0 and < 1e-4))
        {
            return rounded.ToString("G6", CultureInfo.InvariantCulture);
        }

        int decimals = step > 0 ? Math.Clamp((int)-Math.Floor(Math.Log10(step * 1.0000001)), 0, 9) : 0;
        return rounded.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }
}
