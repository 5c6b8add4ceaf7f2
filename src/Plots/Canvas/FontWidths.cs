namespace Heppy.Plots;

/// <summary>Widths of the characters of Helvetica, which Arial, Liberation Sans, Nimbus Sans and TeX Gyre Heros share.</summary>
/// <remarks>Adobe Font Metrics of Helvetica. Lay-out does not depend on the fonts of a machine: the same figure everywhere.</remarks>
internal static class FontWidths
{
    private const double Bold = 1.06;

    // From the space to the tilde, in thousandths of the size.
    private static readonly short[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>Width of a text in sizes of its font.</summary>
    internal static double Of(string text, bool isBold = false)
    {
        int sum = 0;
        foreach (char c in text)
        {
            sum += c is >= ' ' and <= '~' ? Ascii[c - ' ']
                : c is >= '\u0300' and <= '\u036f' or '\u20d7' ? 0
                : c is '→' or '←' or '↔' or '⇒' ? 1000
                : c is '°' or '·' or '′' ? 350
                : c >= '\u2e80' ? 1000
                : char.IsUpper(c) ? 680 : 570;
        }

        return sum * 0.001 * (isBold ? Bold : 1);
    }
}
