namespace Heppy.Plots;

/// <summary>The figure of the field: a stack, lines and points over one axis, with a panel below that compares.</summary>
internal sealed class HistogramFigure : Figure
{
    private const double PanelShare = 0.245;
    private const double PanelGap = 13;

    private readonly FigureContent _content;

    /// <summary>A figure.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="content">What is drawn.</param>
    /// <param name="isLog">Logarithmic y axis.</param>
    internal HistogramFigure(string name, string title, FigureContent content, bool isLog)
        : base(name, title, isLog) => _content = content;

    /// <summary>Pen of a line.</summary>
    internal static Pen LinePen(string color, int index) => new(color, 3, (index % 4) switch { 1 => "9 5", 2 => "3 4", 3 => "12 4 3 4", _ => "" });

    /// <inheritdoc/>
    public override void Draw(ICanvas canvas)
    {
        canvas.Begin(Page.Size, Page.Size, Title);
        Page.Header(canvas, _content.Header);
        NameLayout names = _content.Bins.IsCategory ? NameLayout.Of(_content.Bins.Names, !_content.XTitle.IsEmpty) : NameLayout.Numbers;
        double bottom = Page.Size - names.Height;
        double mainBottom = _content.Panel is null ? bottom : bottom - ((bottom - Page.Top) * PanelShare) - PanelGap;
        Scale x = XScale();
        double[] pixels = [.. _content.Bins.Edges.Select(x.At)];
        var legend = new Legend(_content);
        (Scale y, bool isLeft) = new YRangeFinder(_content, IsLog, legend, pixels).Find(mainBottom, Page.Top);

        canvas.Clip(Page.Left, Page.Top, Page.Right, mainBottom);
        Blinded(canvas, x, y);
        Flow(canvas, x, y, Page.Top + Math.Max(70, legend.Height + 24));
        Stack(canvas, pixels, y);
        Cuts(canvas, x, y);
        Lines(canvas, pixels, y);
        Points(canvas, pixels, y);
        canvas.Unclip();

        var main = new AxisPainter(canvas, x, y);
        Ticks yTicks = IsLog ? Ticks.Logarithmic(y.Low, y.High) : Ticks.Linear(y.Low, y.High, 7);
        Ticks? xTicks = _content.Bins.IsCategory ? null : x.IsLog ? Ticks.Logarithmic(x.Low, x.High) : XTicks(x);
        XAxis(main, xTicks, names, hasLabels: _content.Panel is null);
        main.Vertical(yTicks, above: _content.Panel is null ? 0 : 7);
        main.Frame();
        YTitle(canvas, _content.YTitle, Page.Top, mainBottom);
        double textSize = Page.Fit(_content.Text, 23, Page.Right - Page.Left - legend.Width - 40);
        canvas.Text(isLeft ? Page.Right - 18 : Page.Left + 22, Page.Top + 36, _content.Text, new TextStyle(textSize, isLeft ? Anchor.End : Anchor.Start));
        legend.Draw(canvas, isLeft ? Page.Left + 24 : Page.Right - legend.Width - 12, Page.Top + 4);
        if (_content.IsEmpty)
        {
            canvas.Text((Page.Left + Page.Right) / 2, (Page.Top + mainBottom) / 2, Label.Plain(_content.Bins.IsOutside ? "No bins in this range" : "No entries"), new TextStyle(Page.TitleSize, Anchor.Middle, 0, Palette.Grey));
        }

        if (_content.Panel is { } panel)
        {
            var yPanel = new Scale(panel.Range.Low, panel.Range.High, bottom, mainBottom + PanelGap, IsLog: false);
            new PanelPainter(canvas, panel, x, yPanel).Draw(pixels);
            var axes = new AxisPainter(canvas, x, yPanel);
            XAxis(axes, xTicks, names, hasLabels: true);
            axes.Vertical(Ticks.Linear(panel.Range.Low, panel.Range.High, 4), above: 7, below: 10);
            axes.Frame();
            Label title = panel.Title;
            canvas.Text(38, (mainBottom + PanelGap + bottom) / 2, title, new TextStyle(Page.Fit(title, 24, bottom - mainBottom), Anchor.Middle, -90));
        }

        if (!_content.XTitle.IsEmpty)
        {
            double size = Page.Fit(_content.XTitle, Page.TitleSize, Page.Right - Page.Left);
            canvas.Text(Page.Right, Math.Min(Page.Size - 14, bottom + names.Height - 14), _content.XTitle, new TextStyle(size, Anchor.End));
        }

        canvas.End();
    }

    private Scale XScale()
    {
        double[] edges = _content.Bins.Edges;
        double low = edges[0];
        double high = edges[^1] > low ? edges[^1] : low + 1;
        return new Scale(low, high, Page.Left, Page.Right, _content.LogX && low > 0);
    }

    private void XAxis(AxisPainter painter, Ticks? ticks, NameLayout names, bool hasLabels)
    {
        if (ticks is not null)
        {
            painter.Horizontal(ticks, hasLabels);
        }
        else
        {
            painter.Names(hasLabels ? _content.Bins.Names : [], _content.Bins.Edges, names);
        }
    }

    /// <summary>Ticks of numbers; of whole numbers in the middle of their bins.</summary>
    private Ticks XTicks(Scale x)
    {
        Binning bins = _content.Bins;
        if (!bins.Axis.IsInteger || bins.Width != 1)
        {
            return Ticks.Linear(x.Low, x.High, 7);
        }

        int every = Math.Max(1, (bins.Count + 11) / 12);
        int first = bins.HasUnderflow ? 1 : 0;
        int[] shown = [.. Enumerable.Range(first, Math.Max(0, bins.Count - first - (bins.HasOverflow ? 1 : 0))).Where(i => (int)bins.Edges[i] % every == 0)];
        return new Ticks([.. shown.Select(i => bins.Edges[i] + 0.5)], [.. shown.Select(i => Label.Plain(Number((int)bins.Edges[i])))], bins.Edges, 0);
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');

    private static void YTitle(ICanvas canvas, Label title, double top, double bottom) =>
        canvas.Text(38, top, title, new TextStyle(Page.Fit(title, Page.TitleSize, bottom - top), Anchor.End, -90));

    private void Blinded(ICanvas canvas, Scale x, Scale y)
    {
        foreach (IReadOnlyList<double> range in _content.Blind)
        {
            double from = Math.Max(x.From, x.At(range[0]));
            double to = Math.Min(x.To, x.At(range[1]));
            if (to > from)
            {
                canvas.Fill(Outline.Scratch().Rectangle(from, y.To, to, y.From), new Brush("#eeeeee"));
            }
        }

    }

    /// <summary>Separates and names the bins of underflow and overflow.</summary>
    private void Flow(ICanvas canvas, Scale x, Scale y, double top)
    {
        foreach ((bool isThere, double edge, string text) in ((bool, double, string)[])
            [(_content.Bins.HasUnderflow, _content.Bins.Edges[Math.Min(1, _content.Bins.Count)], "underflow"), (_content.Bins.HasOverflow, _content.Bins.Edges[Math.Max(0, _content.Bins.Count - 1)], "overflow")])
        {
            if (isThere)
            {
                bool isUnder = text == "underflow";
                canvas.Stroke(Outline.Scratch().Segment(x.At(edge), y.From, x.At(edge), y.To), new Pen(Palette.Grey, 1, "4 4"));
                canvas.Text(isUnder ? x.At(edge) - 4 : x.At(edge) + 13, top, Label.Plain(text), new TextStyle(13, Anchor.End, -90, Palette.Grey));
            }
        }
    }

    private void Stack(ICanvas canvas, double[] pixels, Scale y)
    {
        Series[] stacked = [.. _content.Series.Where(s => s.Kind == SeriesKind.Stacked)];
        var sums = new double[stacked.Length][];
        for (int i = 0; i < stacked.Length; i++)
        {
            double[] values = stacked[i].Values;
            double[] sum = sums[i] = i == 0 ? values : new double[values.Length];
            for (int bin = 0; i > 0 && bin < sum.Length; bin++)
            {
                sum[bin] = values[bin] + sums[i - 1][bin];
            }
        }

        double baseLine = IsLog ? y.From : y.At(Math.Max(0, y.Low));
        for (int i = stacked.Length - 1; i >= 0; i--)
        {
            canvas.Fill(Steps.Area(sums[i], pixels, y, baseLine), new Brush(stacked[i].Color));
        }

        if (_content.Band is { } band)
        {
            canvas.Fill(Steps.Between(band.Low, band.High, pixels, y), new Brush(Palette.Grey, IsHatched: true));
            if (band.LineTitle is not null)
            {
                canvas.Stroke(Steps.Line(band.Values, pixels, y, closesAtEnds: false), LinePen(Palette.Black, 0));
            }
        }
    }

    private void Cuts(ICanvas canvas, Scale x, Scale y)
    {
        var lines = Outline.Scratch();
        foreach (double cut in _content.Cuts.Where(x.Contains))
        {
            lines.Segment(x.At(cut), y.From, x.At(cut), y.To);
        }

        canvas.Stroke(lines, new Pen(Palette.Black, 2, "10 6"));
    }

    private void Lines(ICanvas canvas, double[] pixels, Scale y)
    {
        int index = 0;
        foreach (Series line in _content.Series.Where(s => s.Kind == SeriesKind.Line))
        {
            canvas.Stroke(Steps.Line(line.Values, pixels, y, closesAtEnds: _content.FromZero), LinePen(line.Color, index++));
            if (line.Low is { } low && line.High is { } high)
            {
                var bars = Outline.Scratch();
                Bars(bars, line.Values, low, high, pixels, y, 0);
                canvas.Stroke(bars, new Pen(line.Color, 1.5));
            }
        }
    }

    private void Points(ICanvas canvas, double[] pixels, Scale y)
    {
        int index = 0;
        Series[] all = [.. _content.Series.Where(s => s.Kind == SeriesKind.Points)];
        foreach (Series points in all)
        {
            // Several series stand beside each other.
            double aside = all.Length == 1 ? 0 : (index - ((all.Length - 1) / 2.0)) * Math.Min(8, 0.6 * (pixels[^1] - pixels[0]) / Math.Max(1, points.Values.Length) / all.Length);
            var markers = new Markers(index++, points.Color, points.Values.Length);
            var bars = Outline.Scratch();
            Bars(bars, points.Values, points.Low ?? points.Values, points.High ?? points.Values, pixels, y, aside);
            canvas.Stroke(bars, markers.ErrorPen);
            for (int i = 0; i < points.Values.Length; i++)
            {
                // An empty bin has the upper part of its error bar only.
                if (!double.IsNaN(points.Values[i]) && (points.Values[i] != 0 || !_content.FromZero))
                {
                    markers.Add(((pixels[i] + pixels[i + 1]) / 2) + aside, y.At(points.Values[i]));
                }
            }

            markers.Draw(canvas);
        }
    }

    private static void Bars(Outline bars, double[] values, double[] low, double[] high, double[] pixels, Scale y, double aside)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && high[i] > low[i])
            {
                double x = ((pixels[i] + pixels[i + 1]) / 2) + aside;
                bars.Segment(x, y.At(low[i]), x, y.At(high[i]));
            }
        }
    }
}
