using System.Globalization;

namespace Heppy.Physics;

/// <summary>Numbers as C and Python print them.</summary>
internal static class PrintedNumber
{
    /// <summary>A number with a fixed number of decimals, exact ties rounded to even as printf does.</summary>
    /// <remarks>.NET rounds 0.125 to 0.13. A tie at up to four decimals is a multiple of 1/32, which decimal
    /// holds.</remarks>
    internal static string Fixed(double x, int decimals)
    {
        string format = decimals == 2 ? "F2" : "F4";
        double scaled = x * 32;
        return Math.Abs(scaled) < 1e15 && scaled == Math.Floor(scaled)
            ? Math.Round((decimal)(long)scaled / 32, decimals, MidpointRounding.ToEven)
                .ToString(format, CultureInfo.InvariantCulture)
            : x.ToString(format, CultureInfo.InvariantCulture);
    }
}
