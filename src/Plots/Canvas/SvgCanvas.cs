namespace Heppy.Plots;

/// <summary>Draws to Scalable Vector Graphics 1.1: the same drawing gives the same bytes, on every machine.</summary>
public sealed class SvgCanvas : ICanvas
{
    private const string Fonts = "'TeX Gyre Heros',Helvetica,Arial,'Liberation Sans','Nimbus Sans','DejaVu Sans',sans-serif";

    private readonly SvgText _out = new();
    private readonly List<string> _hatches = [];
    private int _clips;

    /// <summary>Begins the names of clippings and hatchings: ASCII letters and digits, different for all drawings that stand in one document.</summary>
    public string IdPrefix { get; set; } = "";

    /// <summary>What was drawn, after <see cref="End"/>; valid until the canvas is used again.</summary>
    public ReadOnlyMemory<byte> Bytes => _out.Written;

    /// <inheritdoc/>
    public void Begin(double width, double height, string title)
    {
        _out.Clear();
        _hatches.Clear();
        _clips = 0;
        _out.Add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""u8).Add(width).Add("\" height=\""u8).Add(height).Add("\" viewBox=\"0 0 "u8).Add(width).Add(' ').Add(height)
            .Add("\" role=\"img\" xml:space=\"preserve\" font-family=\""u8).Add(Fonts).Add("\">\n<title>"u8).Escaped(title).Add("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"u8);
    }

    /// <inheritdoc/>
    public void Fill(Outline outline, Brush brush)
    {
        ArgumentNullException.ThrowIfNull(outline);
        if (outline.IsEmpty)
        {
            return;
        }

        if (brush.IsHatched)
        {
            int hatch = Hatch(brush.Color);
            Path(outline).Add("\" fill=\"url(#"u8).Add(IdPrefix).Add('h').Add(hatch).Add(")\"/>\n"u8);
            return;
        }

        Path(outline).Add("\" fill=\""u8).Add(brush.Color).Add(brush.IsCrisp ? "\" shape-rendering=\"crispEdges\"/>\n"u8 : "\"/>\n"u8);
    }

    /// <inheritdoc/>
    public void Stroke(Outline outline, Pen pen)
    {
        ArgumentNullException.ThrowIfNull(outline);
        if (outline.IsEmpty)
        {
            return;
        }

        Path(outline).Add("\" fill=\"none\" stroke=\""u8).Add(pen.Color).Add("\" stroke-width=\""u8).Add(pen.Width);
        if (pen.Dashes.Length > 0)
        {
            _out.Add("\" stroke-dasharray=\""u8).Add(pen.Dashes);
        }

        _out.Add(pen.IsRound ? "\" stroke-linecap=\"round\"/>\n"u8 : "\"/>\n"u8);
    }

    /// <inheritdoc/>
    public void Text(double x, double y, Label label, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.IsEmpty)
        {
            return;
        }

        if (style.Turn != 0)
        {
            _out.Add("<g transform=\"rotate("u8).Add(style.Turn).Add(' ').Add(x).Add(' ').Add(y).Add(")\">\n"u8);
        }

        _out.Add("<text x=\""u8).Add(x).Add("\" y=\""u8).Add(y).Add("\" font-size=\""u8).Add(style.Size);
        _out.Add(style.Anchor switch { Anchor.Middle => "\" text-anchor=\"middle"u8, Anchor.End => "\" text-anchor=\"end"u8, _ => ""u8 });
        if (style.Color != "#000000")
        {
            _out.Add("\" fill=\""u8).Add(style.Color);
        }

        if (label.Runs is [{ Scale: 1, Rise: 0 } only])
        {
            _out.Add(only.IsBold ? "\" font-weight=\"bold"u8 : ""u8).Add(only.IsItalic ? "\" font-style=\"italic"u8 : ""u8).Add("\">"u8).Escaped(only.Text);
        }
        else
        {
            _out.Add("\">"u8);
            Runs(label, style);
        }

        _out.Add("</text>\n"u8);
        Rules(x, y, label, style);
        if (style.Turn != 0)
        {
            _out.Add("</g>\n"u8);
        }
    }

    /// <inheritdoc/>
    public void Clip(double left, double top, double right, double bottom)
    {
        _out.Add("<clipPath id=\""u8).Add(IdPrefix).Add('c').Add(_clips).Add("\"><rect x=\""u8).Add(left).Add("\" y=\""u8).Add(top).Add("\" width=\""u8).Add(right - left).Add("\" height=\""u8).Add(bottom - top)
            .Add("\"/></clipPath>\n<g clip-path=\"url(#"u8).Add(IdPrefix).Add('c').Add(_clips).Add(")\">\n"u8);
        _clips++;
    }

    /// <inheritdoc/>
    public void Unclip() => _out.Add("</g>\n"u8);

    /// <inheritdoc/>
    public void End() => _out.Add("</svg>\n"u8);

    private void Runs(Label label, TextStyle style)
    {
        double rise = 0;
        foreach (LabelRun run in label.Runs)
        {
            _out.Add("<tspan"u8);
            if (run.Scale != 1)
            {
                _out.Add(" font-size=\""u8).Add(run.Scale * style.Size).Add('"');
            }

            if (run.Rise != rise)
            {
                _out.Add(" dy=\""u8).Add((rise - run.Rise) * style.Size).Add('"');
                rise = run.Rise;
            }

            if (run.Back != 0)
            {
                _out.Add(" dx=\""u8).Add(-run.Back * style.Size).Add('"');
            }

            _out.Add(run.IsBold ? " font-weight=\"bold\""u8 : ""u8).Add(run.IsItalic ? " font-style=\"italic\""u8 : ""u8).Add('>').Escaped(run.Text).Add("</tspan>"u8);
        }
    }

    private void Rules(double x, double y, Label label, TextStyle style)
    {
        double start = x - (label.Width * style.Size * style.Anchor switch { Anchor.Middle => 0.5, Anchor.End => 1, _ => 0 });
        foreach (LabelRule rule in label.Rules)
        {
            double left = start + (rule.Start * style.Size);
            double height = y - (rule.Rise * style.Size);
            Stroke(new Outline().Segment(left, height, left + (rule.Width * style.Size), height), new Pen(style.Color, style.Size * 0.055));
        }
    }

    /// <summary>Number of the hatching of a colour, defined on first use.</summary>
    private int Hatch(string color)
    {
        int index = _hatches.IndexOf(color);
        if (index < 0)
        {
            index = _hatches.Count;
            _hatches.Add(color);
            _out.Add("<pattern id=\""u8).Add(IdPrefix).Add('h').Add(index).Add("\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M3,-1V7\" stroke=\""u8).Add(color)
                .Add("\" stroke-width=\"1.2\"/></pattern>\n"u8);
        }

        return index;
    }

    private SvgText Path(Outline outline) => _out.Add("<path d=\""u8).Path(outline.Steps);
}
