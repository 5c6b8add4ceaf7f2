namespace Heppy.Plots;

/// <summary>Draws the frame of a panel: lines on all sides, ticks inside, labels and titles outside.</summary>
/// <param name="canvas">Where to draw.</param>
/// <param name="x">The x axis.</param>
/// <param name="y">The y axis; it starts at the bottom.</param>
internal sealed class AxisPainter(ICanvas canvas, Scale x, Scale y)
{
    /// <summary>Draws ticks along x, and labels below unless another panel is there.</summary>
    internal void Horizontal(Ticks ticks, bool hasLabels)
    {
        var marks = Outline.Scratch();
        foreach ((IReadOnlyList<double> values, double length) in ((IReadOnlyList<double>, double)[])[(ticks.Major, Page.MajorTick), (ticks.Minor, Page.MinorTick)])
        {
            foreach (double value in values.Where(x.Contains))
            {
                double at = x.At(value);
                marks.Segment(at, y.From, at, y.From - length).Segment(at, y.To, at, y.To + length);
            }
        }

        canvas.Stroke(marks, new Pen(Palette.Black, 1.5));
        double last = double.NegativeInfinity;
        for (int i = 0; i < ticks.Major.Count && hasLabels; i++)
        {
            double at = x.At(ticks.Major[i]);
            double half = ticks.Labels[i].Width * Page.TickSize / 2;
            if (x.Contains(ticks.Major[i]) && at - half > last + 4)
            {
                canvas.Text(at, y.From + 28, ticks.Labels[i], new TextStyle(Page.TickSize, Anchor.Middle));
                last = at + half;
            }
        }

        if (hasLabels && ticks.Exponent != 0)
        {
            canvas.Text(x.To + 4, y.From + 52, Times(ticks.Exponent), new TextStyle(20, Anchor.End));
        }
    }

    /// <summary>Draws ticks along y, and labels to the left.</summary>
    /// <param name="ticks">The ticks.</param>
    /// <param name="above">Labels at the lower end are moved up by so much, to keep off those of a panel below.</param>
    /// <param name="below">Labels at the upper end are moved down by so much.</param>
    internal void Vertical(Ticks ticks, double above = 0, double below = 0)
    {
        var marks = Outline.Scratch();
        foreach ((IReadOnlyList<double> values, double length) in ((IReadOnlyList<double>, double)[])[(ticks.Major, Page.MajorTick), (ticks.Minor, Page.MinorTick)])
        {
            foreach (double value in values.Where(y.Contains))
            {
                double at = y.At(value);
                marks.Segment(x.From, at, x.From + length, at).Segment(x.To, at, x.To - length, at);
            }
        }

        canvas.Stroke(marks, new Pen(Palette.Black, 1.5));
        double widest = ticks.Labels.Select(l => l.Width).DefaultIfEmpty().Max();
        double size = Math.Min(Page.TickSize, 72 / Math.Max(widest, 0.1));
        for (int i = 0; i < ticks.Major.Count; i++)
        {
            double at = y.At(ticks.Major[i]);
            if (y.Contains(ticks.Major[i]))
            {
                canvas.Text(x.From - 8, Math.Clamp(at, y.To + below, y.From - above) + (size * 0.36), ticks.Labels[i], new TextStyle(size, Anchor.End));
            }
        }

        if (ticks.Exponent != 0)
        {
            canvas.Text(x.From - 8, y.To - 14, Times(ticks.Exponent), new TextStyle(20, Anchor.End));
        }
    }

    /// <summary>Draws the four lines around.</summary>
    internal void Frame() => canvas.Stroke(Outline.Scratch().Rectangle(x.From, y.To, x.To, y.From), new Pen(Palette.Black, Page.AxisWidth));

    /// <summary>Names the bins of categories, turned where there is no room.</summary>
    /// <param name="names">A name for each bin.</param>
    /// <param name="edges">Edges of the bins.</param>
    /// <param name="layout">How they are written.</param>
    internal void Names(IReadOnlyList<Label> names, double[] edges, NameLayout layout)
    {
        var marks = Outline.Scratch();
        foreach (double edge in edges.Skip(1).SkipLast(1))
        {
            marks.Segment(x.At(edge), y.From, x.At(edge), y.From - Page.MinorTick).Segment(x.At(edge), y.To, x.At(edge), y.To + Page.MinorTick);
        }

        canvas.Stroke(marks, new Pen(Palette.Black, 1.5));
        for (int i = 0; i < names.Count; i += layout.Every)
        {
            double at = x.At((edges[i] + edges[i + 1]) / 2);
            if (layout.IsTurned)
            {
                double size = Page.Fit(names[i], layout.Size, layout.Length);
                canvas.Text(at + (size * 0.3), y.From + 8 + (size * 0.6), names[i], new TextStyle(size, Anchor.End, -NameLayout.Turn));
            }
            else
            {
                canvas.Text(at, y.From + 28, names[i], new TextStyle(layout.Size, Anchor.Middle));
            }
        }
    }

    /// <summary>A power of ten that labels leave out.</summary>
    private static Label Times(int exponent) => Label.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"×10^{{{exponent}}}"));
}
