using System.Globalization;

namespace Heppy.Plots;

/// <summary>Colours for numbers: from dark to light, equal steps of the number look like equal steps of colour.</summary>
/// <remarks>
/// A curve through a few colours in Oklab (B. Ottosson, "A perceptual color space for image processing", 2020), passed through at
/// constant speed of perceived difference.
/// </remarks>
internal static class PerceptualMap
{
    /// <summary>Number of colours.</summary>
    internal const int Count = 64;

    // Violet, blue, teal, green, yellow: lightness grows all the way.
    private static readonly (double L, double A, double B)[] Anchors =
        [Oklab(0x3b, 0x0f, 0x5e), Oklab(0x3a, 0x52, 0x8f), Oklab(0x20, 0x8f, 0x8c), Oklab(0x62, 0xc5, 0x5f), Oklab(0xfb, 0xe7, 0x3a)];

    private static readonly string[] All = Make();

    /// <summary>Colour of a part of the range.</summary>
    /// <param name="part">0 to 1; what is outside gets the colour of the end.</param>
    internal static string At(double part) => All[Index(part)];

    /// <summary>Number of the colour of a part of the range.</summary>
    internal static int Index(double part) => (int)Math.Clamp(part * Count, 0, Count - 1);

    /// <summary>A colour by its number.</summary>
    internal static string Color(int index) => All[index];

    private static string[] Make()
    {
        const int fine = 400;
        var curve = new (double L, double A, double B)[fine + 1];
        var length = new double[fine + 1];
        for (int i = 0; i <= fine; i++)
        {
            double at = (double)i / fine * (Anchors.Length - 1);
            int k = Math.Min((int)at, Anchors.Length - 2);
            double t = at - k;
            var (p, q) = (Anchors[k], Anchors[k + 1]);
            curve[i] = (p.L + (t * (q.L - p.L)), p.A + (t * (q.A - p.A)), p.B + (t * (q.B - p.B)));
            length[i] = i == 0 ? 0 : length[i - 1] + Distance(curve[i - 1], curve[i]);
        }

        var colors = new string[Count];
        int place = 0;
        for (int i = 0; i < Count; i++)
        {
            double sought = length[fine] * i / (Count - 1);
            while (place < fine && length[place] < sought)
            {
                place++;
            }

            colors[i] = Hex(curve[place]);
        }

        return colors;
    }

    /// <summary>Perceived difference of two colours.</summary>
    internal static double Distance((double L, double A, double B) p, (double L, double A, double B) q) =>
        Math.Sqrt(((p.L - q.L) * (p.L - q.L)) + ((p.A - q.A) * (p.A - q.A)) + ((p.B - q.B) * (p.B - q.B)));

    /// <summary>A colour of sRGB in Oklab.</summary>
    internal static (double L, double A, double B) Oklab(int red, int green, int blue)
    {
        (double r, double g, double b) = (Linear(red), Linear(green), Linear(blue));
        double l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        double m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        double s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return ((0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));

        static double Linear(int value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }

    private static string Hex((double L, double A, double B) c)
    {
        double l = Math.Pow(c.L + (0.3963377774 * c.A) + (0.2158037573 * c.B), 3);
        double m = Math.Pow(c.L - (0.1055613458 * c.A) - (0.0638541728 * c.B), 3);
        double s = Math.Pow(c.L - (0.0894841775 * c.A) - (1.2914855480 * c.B), 3);
        return string.Create(CultureInfo.InvariantCulture,
            $"#{Byte((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)):x2}{Byte((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)):x2}{Byte((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)):x2}");

        static int Byte(double v) => (int)Math.Round(255 * Math.Clamp(v <= 0.0031308 ? 12.92 * v : (1.055 * Math.Pow(Math.Max(v, 0), 1 / 2.4)) - 0.055, 0, 1));
    }
}
