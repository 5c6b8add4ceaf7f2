using Heppy.Plots.Skia;
using SkiaSharp;
using Xunit;

namespace Heppy.Plots.Tests;

public class SkiaTextTests
{
    private const double DotsPerPoint = 2.5;

    [Theory]
    [InlineData("000000000000")]
    [InlineData("expected number of muons")]
    public void Text_is_as_wide_as_figures_are_laid_out_for_whatever_fonts_there_are(string text)
    {
        const double size = 20;
        var label = Label.Plain(text);
        using var stream = new MemoryStream();
        using (var canvas = new SkiaCanvas(stream, SkiaFormat.Png))
        {
            canvas.Begin(500, 50, "");
            canvas.Text(20, 30, label, new TextStyle(size));
            canvas.End();
        }

        using var picture = SKBitmap.Decode(stream.ToArray());
        int[] inked = [.. Enumerable.Range(0, picture.Width).Where(x => Enumerable.Range(0, picture.Height).Any(y => picture.GetPixel(x, y).Red < 128))];
        double width = (inked[^1] - inked[0]) / DotsPerPoint;
        Assert.InRange(width, 0.92 * label.Width * size, 1.04 * label.Width * size);
    }
}
