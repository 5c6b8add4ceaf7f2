namespace Heppy.Plots;

/// <summary>A map over two axes in colours, with a colour bar.</summary>
internal sealed class MapFigure : Figure
{
    private const double Right = 574;
    private const double BarLeft = 586;
    private const double BarRight = 610;

    private readonly MapContent _content;

    /// <summary>A map.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="content">What is drawn.</param>
    /// <param name="isLog">Logarithmic scale of colours.</param>
    internal MapFigure(string name, string title, MapContent content, bool isLog)
        : base(name, title, isLog) => _content = content;

    /// <inheritdoc/>
    public override void Draw(ICanvas canvas)
    {
        canvas.Begin(Page.Size, Page.Size, Title);
        Page.Header(canvas, _content.Header, right: BarRight);
        NameLayout names = _content.X.IsCategory ? NameLayout.Of(_content.X.Names, !_content.XTitle.IsEmpty) : NameLayout.Numbers;
        double bottom = Page.Size - names.Height;
        Scale x = AxisOf(_content.X, Page.Left, Right);
        Scale y = AxisOf(_content.Y, bottom, Page.Top);
        double[] shown = [.. _content.Values.Where(IsShown)];
        Scale z = ColorScale(shown, bottom);

        Cells(canvas, x, y, z);
        var painter = new AxisPainter(canvas, x, y);
        if (_content.X.IsCategory)
        {
            painter.Names(_content.X.Names, _content.X.Edges, names);
        }
        else
        {
            painter.Horizontal(Ticks.Linear(x.Low, x.High, 6), hasLabels: true);
        }

        painter.Vertical(_content.Y.IsCategory ? Categories(_content.Y) : Ticks.Linear(y.Low, y.High, 7));
        painter.Frame();
        canvas.Text(38, Page.Top, _content.YTitle, new TextStyle(Page.Fit(_content.YTitle, Page.TitleSize, bottom - Page.Top), Anchor.End, -90));
        canvas.Text(Right, Page.Size - 14, _content.XTitle, new TextStyle(Page.Fit(_content.XTitle, Page.TitleSize, Right - Page.Left), Anchor.End));
        ColorBar(canvas, z, bottom);
        Caption(canvas);
        if (shown.Length == 0)
        {
            canvas.Text((Page.Left + Right) / 2, (Page.Top + bottom) / 2, Label.Plain("No entries"), new TextStyle(Page.TitleSize, Anchor.Middle, 0, Palette.Grey));
        }

        canvas.End();
    }

    private static Scale AxisOf(Binning bins, double from, double to) =>
        new(bins.Edges[0], bins.Edges[^1] > bins.Edges[0] ? bins.Edges[^1] : bins.Edges[0] + 1, from, to, IsLog: false);

    private static Ticks Categories(Binning bins) =>
        new([.. bins.Edges.Skip(1).Select((e, i) => (e + bins.Edges[i]) / 2)], bins.Names, bins.Edges, 0);

    private bool IsShown(double value) => double.IsFinite(value) && (!_content.ZeroIsEmpty || value != 0) && (!IsLog || value > 0);

    private Scale ColorScale(double[] shown, double bottom)
    {
        double low = shown.DefaultIfEmpty(0).Min();
        double high = shown.DefaultIfEmpty(1).Max();
        if (IsLog)
        {
            low = Math.Max(low, high * 1e-7);
            return shown.Length == 0 ? new Scale(1, 10, bottom, Page.Top, true) : high > low * 1.01 ? new Scale(low, high, bottom, Page.Top, true) : new Scale(high / 3, high * 3, bottom, Page.Top, true);
        }

        low = _content.ZeroIsEmpty ? Math.Min(0, low) : low;
        return new Scale(low, high > low ? high : low + 1, bottom, Page.Top, false);
    }

    /// <summary>The cells, those of one colour as one outline.</summary>
    private void Cells(ICanvas canvas, Scale x, Scale y, Scale z)
    {
        double[] left = [.. _content.X.Edges.Select(x.At)];
        double[] up = [.. _content.Y.Edges.Select(y.At)];
        var cells = new Outline?[PerceptualMap.Count];
        for (int i = 0; i < _content.X.Count; i++)
        {
            for (int j = 0; j < _content.Y.Count; j++)
            {
                double value = _content.Values[(i * _content.Y.Count) + j];
                if (IsShown(value))
                {
                    int color = PerceptualMap.Index((z.At(value) - z.From) / (z.To - z.From));
                    (cells[color] ??= new Outline()).Rectangle(left[i], up[j + 1], left[i + 1], up[j]);
                }
            }
        }

        for (int color = 0; color < cells.Length; color++)
        {
            if (cells[color] is { } outline)
            {
                canvas.Fill(outline, new Brush(PerceptualMap.Color(color), IsCrisp: true));
            }
        }
    }

    private void ColorBar(ICanvas canvas, Scale z, double bottom)
    {
        double step = (bottom - Page.Top) / PerceptualMap.Count;
        for (int i = 0; i < PerceptualMap.Count; i++)
        {
            canvas.Fill(new Outline().Rectangle(BarLeft, bottom - ((i + 1) * step), BarRight, bottom - (i * step)), new Brush(PerceptualMap.Color(i), IsCrisp: true));
        }

        canvas.Stroke(new Outline().Rectangle(BarLeft, Page.Top, BarRight, bottom), new Pen(Palette.Black, Page.AxisWidth));
        Ticks ticks = z.IsLog ? Ticks.Logarithmic(z.Low, z.High) : Ticks.Linear(z.Low, z.High, 7);
        var marks = new Outline();
        double size = Math.Min(Page.TickSize, 56 / Math.Max(ticks.Labels.Select(l => l.Width).DefaultIfEmpty().Max(), 0.1));
        for (int i = 0; i < ticks.Major.Count; i++)
        {
            if (z.Contains(ticks.Major[i]))
            {
                double at = z.At(ticks.Major[i]);
                marks.Segment(BarRight, at, BarRight - 8, at);
                canvas.Text(BarRight + 6, at + (size * 0.36), ticks.Labels[i], new TextStyle(size));
            }
        }

        canvas.Stroke(marks, new Pen(Palette.Black, 1.5));
        if (ticks.Exponent != 0)
        {
            canvas.Text(BarRight + 6, Page.Top - 14, Label.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"×10^{{{ticks.Exponent}}}")), new TextStyle(20));
        }

        bool isStamped = !_content.Header.Stamp.IsEmpty;
        canvas.Text(isStamped ? 694 : 706, Page.Top, _content.ZTitle, new TextStyle(Page.Fit(_content.ZTitle, Page.TitleSize * (isStamped ? 0.85 : 1), bottom - Page.Top), Anchor.End, -90));
    }

    /// <summary>Names the samples inside the frame, on white.</summary>
    private void Caption(ICanvas canvas)
    {
        if (_content.Text.IsEmpty)
        {
            return;
        }

        double size = Page.Fit(_content.Text, 22, Right - Page.Left - 60);
        double width = (_content.Text.Width * size) + 20;
        canvas.Fill(new Outline().Rectangle(Page.Left + 16, Page.Top + 16, Page.Left + 16 + width, Page.Top + 16 + (size * 1.5)), new Brush("#ffffff"));
        canvas.Text(Page.Left + 26, Page.Top + 16 + (size * 1.1), _content.Text, new TextStyle(size));
    }
}
