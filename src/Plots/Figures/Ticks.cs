using System.Globalization;

namespace Heppy.Plots;

/// <summary>Ticks of an axis.</summary>
/// <param name="Major">Values with long ticks.</param>
/// <param name="Labels">A label for each; may be empty.</param>
/// <param name="Minor">Values with short ticks.</param>
/// <param name="Exponent">Power of ten that the labels leave out; 0 for none.</param>
internal sealed record Ticks(IReadOnlyList<double> Major, IReadOnlyList<Label> Labels, IReadOnlyList<double> Minor, int Exponent)
{
    /// <summary>Round values, in steps of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="low">Start of the axis.</param>
    /// <param name="high">Its end.</param>
    /// <param name="most">At most so many steps.</param>
    internal static Ticks Linear(double low, double high, int most)
    {
        double raw = (high - low) / most;
        int power = (int)Math.Floor(Math.Log10(raw));
        double unit = Math.Pow(10, power);
        int factor = raw <= unit * 1.0000001 ? 1 : raw <= 2.0000001 * unit ? 2 : raw <= 5.0000001 * unit ? 5 : 10;
        int parts = factor == 2 ? 4 : 5;
        double step = factor * unit;
        double largest = Math.Max(Math.Abs(low), Math.Abs(high));
        int exponent = largest >= 1e5 || largest < 1e-2 ? 3 * (int)Math.Floor(Math.Log10(largest) / 3) : 0;
        int decimals = Math.Max(0, exponent - (factor == 10 ? power + 1 : power));
        string format = string.Create(CultureInfo.InvariantCulture, $"F{Math.Min(decimals, 9)}");
        double shrink = Math.Pow(10, -exponent);

        List<double> major = [];
        List<Label> labels = [];
        List<double> minor = [];
        double slack = 1e-9 * (high - low);
        double small = step / parts;
        long first = (long)Math.Ceiling((low - slack) / small);
        for (long i = first; i * small <= high + slack && major.Count + minor.Count < 1000; i++)
        {
            double value = i * small;
            if (i % parts != 0)
            {
                minor.Add(value);
                continue;
            }

            major.Add(value);
            labels.Add(Label.Plain(Shown(value * shrink, format)));
        }

        return new Ticks(major, labels, minor, exponent);
    }

    /// <summary>Powers of ten.</summary>
    /// <param name="low">Start of the axis, above 0.</param>
    /// <param name="high">Its end.</param>
    internal static Ticks Logarithmic(double low, double high)
    {
        int first = (int)Math.Floor(Math.Log10(low * 1.0000001));
        int last = (int)Math.Ceiling(Math.Log10(high / 1.0000001));
        int every = Math.Max(1, (last - first + 7) / 8);
        bool isShort = Math.Log10(high / low) < 1.5;
        List<double> major = [];
        List<Label> labels = [];
        List<double> minor = [];
        for (int power = first; power <= last; power++)
        {
            double decade = Math.Pow(10, power);
            Add(decade, power % every == 0 ? Power(power) : null);
            for (int digit = 2; digit < 10 && every == 1; digit++)
            {
                Add(digit * decade, isShort && digit is 2 or 5 ? Label.Plain((digit * decade).ToString("G6", CultureInfo.InvariantCulture)) : null);
            }
        }

        return new Ticks(major, labels, minor, 0);

        void Add(double value, Label? label)
        {
            if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9))
            {
                return;
            }

            if (label is not null)
            {
                major.Add(value);
                labels.Add(label);
            }
            else
            {
                minor.Add(value);
            }
        }
    }

    /// <summary>A power of ten as it is printed.</summary>
    internal static Label Power(int power) => power switch
    {
        0 => Label.Plain("1"),
        1 => Label.Plain("10"),
        _ => Label.Parse(string.Create(CultureInfo.InvariantCulture, $"10^{{{power}}}")),
    };

    private static string Shown(double value, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        bool isZero = !text.AsSpan().ContainsAnyInRange('1', '9');
        return isZero ? text.TrimStart('-') : text.Replace('-', '−');
    }
}
