using System.Globalization;

namespace Heppy.Drawing;

/// <summary>The bins along one axis as they were typed, or what is to be chosen for the values that there are.</summary>
/// <param name="Bins">Number of bins; null to choose.</param>
/// <param name="Range">Lower and upper end; null to choose.</param>
internal sealed record AxisChoice(int? Bins, (double Low, double High)? Range)
{
    private const int MostWholeNumbers = 100;
    private const int UsualBins = 60;
    private const int MostSorted = 100_000;

    /// <summary>A tail is far if it reaches beyond the central 98 % by this much of their width.</summary>
    private const double FarTail = 1.5;

    /// <summary>Whether values must be seen before there is an axis.</summary>
    internal bool IsOpen => Range is null;

    /// <summary>Reads <c>50,0,100</c>, <c>50</c>, or for two axes <c>50,0,100,40,-4,4</c>: x first, then y.</summary>
    /// <exception cref="UserError">It is none of these.</exception>
    internal static AxisChoice[] Parse(string? text)
    {
        if (text is null)
        {
            return [new(null, null), new(null, null)];
        }

        double[] numbers = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(Number)];
        AxisChoice[] axes = numbers.Length switch
        {
            1 => [Of(numbers[0], null), Of(numbers[0], null)],
            2 => [Of(numbers[0], null), Of(numbers[1], null)],
            3 => [Of(numbers[0], (numbers[1], numbers[2])), new(null, null)],
            6 => [Of(numbers[0], (numbers[1], numbers[2])), Of(numbers[3], (numbers[4], numbers[5]))],
            _ => throw Wrong("write a number of bins, or bins,low,high; for two axes those of x, then those of y"),
        };
        return axes;

        double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number : throw Wrong($"'{word}' is not a number");

        AxisChoice Of(double bins, (double Low, double High)? range) =>
            bins != Math.Floor(bins) || bins is < 1 or > 1_000_000 ? throw Wrong($"{bins.ToString(CultureInfo.InvariantCulture)} bins; there must be 1 to 1,000,000")
            : range is { } r && !(r.Low < r.High) ? throw Wrong(string.Create(CultureInfo.InvariantCulture, $"the range {r.Low} to {r.High} is empty"))
            : new AxisChoice((int)bins, range);

        UserError Wrong(string why) => new($"--bins {text}: {why}. Type: --bins 50,0,100");
    }

    /// <summary>The axis for some values.</summary>
    /// <param name="seen">What was seen of them.</param>
    /// <param name="name">Name of the axis.</param>
    internal DrawnAxis Axis(IReadOnlyCollection<SeenValues> seen, string name)
    {
        if (Range is { } range)
        {
            return DrawnAxis.Regular(Bins!.Value, range.Low, range.High, name);
        }

        SeenValues[] some = [.. seen.Where(s => s.Min <= s.Max)];
        if (some.Length == 0)
        {
            return DrawnAxis.Regular(Bins ?? UsualBins, 0, 1, name);
        }

        bool isWhole = some.All(s => s.IsWhole);
        (double min, double max) = (some.Min(s => s.Min), some.Max(s => s.Max));
        if (Bins is null && isWhole && max - min < MostWholeNumbers && min >= int.MinValue && max < int.MaxValue)
        {
            return DrawnAxis.Integer((int)min, (int)max, name);
        }

        (min, max) = WithoutFarTails(some, min, max);
        if (Bins is { } bins)
        {
            (double low, double high) = AutomaticAxis.NiceRange(min, max);
            return DrawnAxis.Regular(bins, low, high, name);
        }

        return Nice(min, max, isWhole, name);
    }

    /// <summary>Bins whose width is 1, 2 or 5 times a power of ten, and starts at a multiple of it.</summary>
    private static DrawnAxis Nice(double min, double max, bool isWhole, string name)
    {
        if (min == max || !double.IsFinite(max - min))
        {
            (double low, double high) = AutomaticAxis.NiceRange(min, max);
            return DrawnAxis.Regular(UsualBins, low, high, name);
        }

        double raw = (max - min) / UsualBins;
        int power = (int)Math.Floor(Math.Log10(raw));
        foreach ((int factor, int further) in ((int, int)[])[(1, 0), (2, 0), (5, 0), (1, 1), (2, 1)])
        {
            double width = Decimal(factor, power + further);
            if (width < raw || (isWhole && width < 1))
            {
                continue;
            }

            double first = Math.Floor(min / width);
            // Not so close that rounding would put the largest into the overflow.
            double last = Math.Floor((max / width) + 1e-4) + 1;
            (double low, double high) = (Decimal(first * factor, power + further), Decimal(last * factor, power + further));
            if (low <= min && high > max && low < high)
            {
                return DrawnAxis.Regular((int)(last - first), low, high, name);
            }
        }

        // Values so close to each other that doubles between them are few.
        return DrawnAxis.Regular(UsualBins, min, max + (max - min), name);
    }

    private static double Decimal(double whole, int power) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{whole:F0}e{power}"), CultureInfo.InvariantCulture);

    /// <summary>A range that leaves out what is far from nearly all values: it is counted as underflow and overflow.</summary>
    private static (double Low, double High) WithoutFarTails(SeenValues[] seen, double min, double max)
    {
        double[] all = [.. seen.SelectMany(s => s.Kept)];
        int step = (all.Length / MostSorted) + 1;
        double[] sample = [.. all.Where((v, i) => i % step == 0 && double.IsFinite(v)).Order()];
        if (sample.Length < 200)
        {
            return (min, max);
        }

        (double low, double high) = (sample[sample.Length / 100], sample[sample.Length - 1 - (sample.Length / 100)]);
        double core = high - low;
        return core > 0 ? (low - min > FarTail * core ? low - (core / 2) : min, max - high > FarTail * core ? high + (core / 2) : max) : (min, max);
    }
}
