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
        _out.Add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").Add(width).Add("\" height=\"").Add(height).Add("\" viewBox=\"0 0 ").Add(width).Add(' ').Add(height)
            .Add("\" role=\"img\" xml:space=\"preserve\" font-family=\"").Add(Fonts).Add("\">\n<title>").Escaped(title).Add("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
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
            Path(outline).Add("\" fill=\"url(#").Add(IdPrefix).Add('h').Add(hatch).Add(")\"/>\n");
            return;
        }

        Path(outline).Add("\" fill=\"").Add(brush.Color).Add(brush.IsCrisp ? "\" shape-rendering=\"crispEdges\"/>\n" : "\"/>\n");
    }

    /// <inheritdoc/>
    public void Stroke(Outline outline, Pen pen)
    {
        ArgumentNullException.ThrowIfNull(outline);
        if (outline.IsEmpty)
        {
            return;
        }

        Path(outline).Add("\" fill=\"none\" stroke=\"").Add(pen.Color).Add("\" stroke-width=\"").Add(pen.Width);
        if (pen.Dashes.Length > 0)
        {
            _out.Add("\" stroke-dasharray=\"").Add(pen.Dashes);
        }

        _out.Add(pen.IsRound ? "\" stroke-linecap=\"round\"/>\n" : "\"/>\n");
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
            _out.Add("<g transform=\"rotate(").Add(style.Turn).Add(' ').Add(x).Add(' ').Add(y).Add(")\">\n");
        }

        _out.Add("<text x=\"").Add(x).Add("\" y=\"").Add(y).Add("\" font-size=\"").Add(style.Size);
        _out.Add(style.Anchor switch { Anchor.Middle => "\" text-anchor=\"middle", Anchor.End => "\" text-anchor=\"end", _ => "" });
        if (style.Color != "#000000")
        {
            _out.Add("\" fill=\"").Add(style.Color);
        }

        if (label.Runs is [{ Scale: 1, Rise: 0 } only])
        {
            _out.Add(only.IsBold ? "\" font-weight=\"bold" : "").Add(only.IsItalic ? "\" font-style=\"italic" : "").Add("\">").Escaped(only.Text);
        }
        else
        {
            _out.Add("\">");
            Runs(label, style);
        }

        _out.Add("</text>\n");
        Rules(x, y, label, style);
        if (style.Turn != 0)
        {
            _out.Add("</g>\n");
        }
    }

    /// <inheritdoc/>
    public void Clip(double left, double top, double right, double bottom)
    {
        _out.Add("<clipPath id=\"").Add(IdPrefix).Add('c').Add(_clips).Add("\"><rect x=\"").Add(left).Add("\" y=\"").Add(top).Add("\" width=\"").Add(right - left).Add("\" height=\"").Add(bottom - top)
            .Add("\"/></clipPath>\n<g clip-path=\"url(#").Add(IdPrefix).Add('c').Add(_clips).Add(")\">\n");
        _clips++;
    }

    /// <inheritdoc/>
    public void Unclip() => _out.Add("</g>\n");

    /// <inheritdoc/>
    public void End() => _out.Add("</svg>\n");

    private void Runs(Label label, TextStyle style)
    {
        double rise = 0;
        foreach (LabelRun run in label.Runs)
        {
            _out.Add("<tspan");
            if (run.Scale != 1)
            {
                _out.Add(" font-size=\"").Add(run.Scale * style.Size).Add('"');
            }

            if (run.Rise != rise)
            {
                _out.Add(" dy=\"").Add((rise - run.Rise) * style.Size).Add('"');
                rise = run.Rise;
            }

            if (run.Back != 0)
            {
                _out.Add(" dx=\"").Add(-run.Back * style.Size).Add('"');
            }

            _out.Add(run.IsBold ? " font-weight=\"bold\"" : "").Add(run.IsItalic ? " font-style=\"italic\"" : "").Add('>').Escaped(run.Text).Add("</tspan>");
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
            _out.Add("<pattern id=\"").Add(IdPrefix).Add('h').Add(index).Add("\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M3,-1V7\" stroke=\"").Add(color)
                .Add("\" stroke-width=\"1.2\"/></pattern>\n");
        }

        return index;
    }

    private SvgText Path(Outline outline)
    {
        _out.Add("<path d=\"");
        (int lastX, int lastY) = (0, 0);
        bool afterMove = false;
        foreach (OutlineStep step in outline.Steps)
        {
            (int x, int y) = (SvgText.Hundredths(step.X), SvgText.Hundredths(step.Y));
            if (step.IsMove)
            {
                _out.Add('M').Number(x).Add(',').Number(y);
            }
            else if (y == lastY)
            {
                // A line of no length is drawn, as a dot, only where it is there.
                if (x != lastX || afterMove)
                {
                    _out.Add('H').Number(x);
                }
            }
            else if (x == lastX)
            {
                _out.Add('V').Number(y);
            }
            else
            {
                _out.Add('L').Number(x).Add(',').Number(y);
            }

            (lastX, lastY, afterMove) = (x, y, step.IsMove);
        }

        return _out;
    }
}
