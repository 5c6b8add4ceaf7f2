namespace Heppy.Plots;

/// <summary>Sizes that all figures share, in points: a square of 10 inches, letters of 26 points, as the experiments have them.</summary>
internal static class Page
{
    internal const double Size = 720;
    internal const double Left = 118;
    internal const double Right = 688;
    internal const double Top = 52;
    internal const double Bottom = 634;
    internal const double TitleSize = 27;
    internal const double TickSize = 24;
    internal const double LegendSize = 22;
    internal const double AxisWidth = 2;
    internal const double MajorTick = 12;
    internal const double MinorTick = 6;

    /// <summary>Writes what is around the frame.</summary>
    internal static void Header(ICanvas canvas, FigureHeader header, double left = Left, double right = Right)
    {
        double y = Top - 11;
        double x = left;
        double rightSize = Fit(header.Luminosity, 25, (right - left) * 0.55);
        double free = right - left - (header.Luminosity.Width * rightSize) - 14;
        double size = Math.Min(1, free / Math.Max(1, (header.Experiment.Width * 35) + 10 + (header.Status.Width * 26)));
        if (!header.Experiment.IsEmpty)
        {
            canvas.Text(x, y, header.Experiment, new TextStyle(35 * size));
            x += (header.Experiment.Width * 35 * size) + (10 * size);
        }

        canvas.Text(x, y, header.Status, new TextStyle(26 * size));
        canvas.Text(right, y, header.Luminosity, new TextStyle(rightSize, Anchor.End));
        if (!header.Stamp.IsEmpty)
        {
            canvas.Text(Size - 8, Top, header.Stamp, new TextStyle(Fit(header.Stamp, 20, Bottom - Top), Anchor.End, -90, Palette.Red));
        }
    }

    /// <summary>The size of a label, or a smaller one in which it is not wider than there is room.</summary>
    internal static double Fit(Label label, double size, double room) => label.Width * size <= room ? size : Math.Max(6, room / label.Width);
}
