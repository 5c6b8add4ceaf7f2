namespace Heppy.Plots;

/// <summary>The legend: data, then signals, then the stack from its top, then the band.</summary>
internal sealed class Legend
{
    private const double Swatch = 34;
    private const double Gap = 9;

    private readonly LegendEntry[] _entries;
    private readonly int _columns;
    private readonly int _rows;
    private readonly double _size;
    private readonly double _columnWidth;

    /// <summary>Lays out the legend of a figure.</summary>
    internal Legend(FigureContent content)
    {
        _entries =
        [
            .. content.Series.Where(s => s.Kind == SeriesKind.Points).Select((s, i) => new LegendEntry(s.Kind, s.Title, s.Color, i)),
            .. content.Series.Where(s => s.Kind == SeriesKind.Line).Select((s, i) => new LegendEntry(s.Kind, s.Title, s.Color, i)),
            .. content.Series.Where(s => s.Kind == SeriesKind.Stacked).Reverse().Select(s => new LegendEntry(s.Kind, s.Title, s.Color, 0)),
            .. content.Band?.LineTitle is { } line ? [new LegendEntry(SeriesKind.Line, line, Palette.Black, 0)] : Array.Empty<LegendEntry>(),
            .. content.Band is { } band ? [new LegendEntry(null, band.Title, Palette.Grey, 0)] : Array.Empty<LegendEntry>(),
        ];
        _columns = _entries.Length <= 5 ? 1 : _entries.Length <= 14 ? 2 : 3;
        _rows = (_entries.Length + _columns - 1) / _columns;
        _size = Math.Min(Page.LegendSize, 250.0 / Math.Max(1, _rows));
        double room = ((Page.Right - Page.Left - 40) / _columns) - Swatch - Gap - 12;
        double widest = _entries.Select(e => e.Title.Width).DefaultIfEmpty().Max();
        _size = Math.Max(9, Math.Min(_size, room / Math.Max(widest, 0.1)));
        _columnWidth = Swatch + Gap + Math.Min(room, widest * _size) + 14;
    }

    /// <summary>Width.</summary>
    internal double Width => _columns * _columnWidth;

    /// <summary>Height, with some room around.</summary>
    internal double Height => _entries.Length == 0 ? 0 : (_rows * _size * 1.28) + 20;

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="left">Its left end.</param>
    /// <param name="top">Its upper end.</param>
    internal void Draw(ICanvas canvas, double left, double top)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            LegendEntry entry = _entries[i];
            double x = left + (i / _rows * _columnWidth);
            double y = top + 12 + ((i % _rows) * _size * 1.28);
            double middle = y + (_size * 0.5);
            Sample(canvas, entry, x, middle, _size * 0.42);
            canvas.Text(x + Swatch + Gap, y + (_size * 0.85), entry.Title, new TextStyle(Page.Fit(entry.Title, _size, _columnWidth - Swatch - Gap - 12)));
        }
    }

    private static void Sample(ICanvas canvas, LegendEntry entry, double x, double middle, double half)
    {
        switch (entry.Kind)
        {
            case SeriesKind.Points:
                var marker = new Markers(entry.Index, entry.Color);
                canvas.Stroke(Outline.Scratch().Segment(x + (Swatch / 2), middle - (half * 1.2), x + (Swatch / 2), middle + (half * 1.2)), marker.ErrorPen);
                marker.Add(x + (Swatch / 2), middle);
                marker.Draw(canvas);
                break;
            case SeriesKind.Line:
                canvas.Stroke(Outline.Scratch().Segment(x, middle, x + Swatch, middle), HistogramFigure.LinePen(entry.Color, entry.Index));
                break;
            case SeriesKind.Stacked:
                Outline box = Outline.Scratch().Rectangle(x, middle - half, x + Swatch, middle + half);
                canvas.Fill(box, new Brush(entry.Color));
                break;
            default:
                canvas.Fill(Outline.Scratch().Rectangle(x, middle - half, x + Swatch, middle + half), new Brush(entry.Color, IsHatched: true));
                break;
        }
    }
}
