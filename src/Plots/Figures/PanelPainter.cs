namespace Heppy.Plots;

/// <summary>Draws the inside of the panel below a figure: band, line of agreement, points, arrows where they are out of range.</summary>
internal sealed class PanelPainter(ICanvas canvas, PanelContent panel, Scale x, Scale y)
{
    private const double Arrow = 7;

    /// <summary>Draws it.</summary>
    /// <param name="pixels">Edges of the bins.</param>
    internal void Draw(double[] pixels)
    {
        canvas.Clip(x.From, y.To, x.To, y.From);
        canvas.Fill(Steps.Between(panel.BandLow, panel.BandHigh, pixels, y), new Brush(Palette.Grey, IsHatched: true));
        canvas.Stroke(Outline.Scratch().Segment(x.From, y.At(panel.Agreement), x.To, y.At(panel.Agreement)), new Pen(Palette.Black, 1.2, "6 4"));
        var markers = new Markers(0, Palette.Black, panel.Values.Length);
        var bars = new Outline(2 * panel.Values.Length);
        var arrows = new Outline(0);
        for (int i = 0; i < panel.Values.Length; i++)
        {
            double value = panel.Values[i];
            if (double.IsNaN(value))
            {
                continue;
            }

            double at = (pixels[i] + pixels[i + 1]) / 2;
            (double low, double high) = (panel.Low[i], panel.High[i]);
            if (value < panel.Range.Low || value > panel.Range.High)
            {
                double end = value > panel.Range.High ? y.To + 2 : y.From - 2;
                double back = value > panel.Range.High ? Arrow * 1.6 : -Arrow * 1.6;
                arrows.Move(at, end).Line(at + Arrow, end + back).Line(at - Arrow, end + back).Line(at, end);
            }
            else
            {
                markers.Add(at, y.At(value));
            }

            if (high > low && high > panel.Range.Low && low < panel.Range.High)
            {
                bars.Segment(at, y.At(Math.Max(low, panel.Range.Low)), at, y.At(Math.Min(high, panel.Range.High)));
            }
        }

        canvas.Stroke(bars, markers.ErrorPen);
        markers.Draw(canvas);
        canvas.Fill(arrows, new Brush(Palette.Black));
        canvas.Unclip();
    }
}
