using SkiaSharp;

namespace Heppy.Plots.Skia;

/// <summary>Finds the fonts of this machine that figures are written in.</summary>
internal static class SkiaFonts
{
    private const string Wide = "DejaVu Sans";

    /// <summary>Families in the order of preference; all but the last have the widths of Helvetica.</summary>
    private static readonly string[] Families = ["TeX Gyre Heros", "Helvetica", "Arial", "Liberation Sans", "Nimbus Sans", "Nimbus Sans L", "Arimo", Wide];

    private static readonly Lazy<SKTypeface[]> Faces = new(() => [Find(false, false), Find(true, false), Find(false, true), Find(true, true)]);

    /// <summary>A typeface.</summary>
    /// <exception cref="UserError">There is none on this machine.</exception>
    internal static SKTypeface Of(bool isBold, bool isItalic) => Faces.Value[(isBold ? 1 : 0) + (isItalic ? 2 : 0)];

    /// <summary>What letters are narrowed by: figures are laid out with the widths of Helvetica, whose digits take 0.556 of the size; those of DejaVu Sans take 0.636.</summary>
    internal static float Narrowing => Faces.Value[0].FamilyName == Wide ? 0.556f / 0.636f : 1;

    /// <summary>A typeface that has a character, or the given one if none has it.</summary>
    internal static SKTypeface For(int character, SKTypeface preferred)
    {
        if (preferred.ContainsGlyph(character))
        {
            return preferred;
        }

        lock (Faces)
        {
            return Family(Wide, preferred.FontStyle) is { } wide && wide.ContainsGlyph(character) ? wide
                : SKFontManager.Default.MatchCharacter(character) ?? preferred;
        }
    }

    private static SKTypeface Find(bool isBold, bool isItalic)
    {
        var style = new SKFontStyle(
            isBold ? SKFontStyleWeight.Bold : SKFontStyleWeight.Normal, SKFontStyleWidth.Normal, isItalic ? SKFontStyleSlant.Italic : SKFontStyleSlant.Upright);
        return Families.Select(name => Family(name, style)).FirstOrDefault(f => f is not null)
            ?? throw new UserError($"PDF and PNG need one of the fonts {string.Join(", ", Families)}, and this machine has none. Install one (Debian: fonts-liberation), or draw SVG: --format svg");
    }

    /// <summary>A family by its name; null if the machine has another one in its place.</summary>
    private static SKTypeface? Family(string name, SKFontStyle style) =>
        SKFontManager.Default.MatchFamily(name, style) is { } face && face.FamilyName.Equals(name, StringComparison.OrdinalIgnoreCase) ? face : null;
}
