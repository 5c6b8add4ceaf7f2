using System.Globalization;
using SkiaSharp;

namespace Heppy.Plots.Skia;

/// <summary>Draws to PDF or PNG with the fonts of this machine.</summary>
/// <param name="output">Receives the file when the page ends; stays open.</param>
/// <param name="format">What is written.</param>
public sealed class SkiaCanvas(Stream output, SkiaFormat format) : ICanvas, IDisposable
{
    private const float DotsPerPoint = 2.5f;

    private readonly SKPaint _paint = new() { IsAntialias = true };
    private SKSurface? _surface;
    private SKDocument? _document;
    private SKCanvas _canvas = null!;

    /// <inheritdoc/>
    public void Begin(double width, double height, string title)
    {
        if (format == SkiaFormat.Pdf)
        {
            _document = SKDocument.CreatePdf(output, new SKDocumentPdfMetadata { Title = title, Producer = "heppy-plot", RasterDpi = 300, EncodingQuality = 101 });
            _canvas = _document.BeginPage((float)width, (float)height);
        }
        else
        {
            _surface = SKSurface.Create(new SKImageInfo((int)(width * DotsPerPoint), (int)(height * DotsPerPoint)));
            _canvas = _surface.Canvas;
            _canvas.Clear(SKColors.White);
            _canvas.Scale(DotsPerPoint);
        }
    }

    /// <inheritdoc/>
    public void Fill(Outline outline, Brush brush)
    {
        ArgumentNullException.ThrowIfNull(outline);
        using SKPath path = PathOf(outline);
        if (brush.IsHatched)
        {
            Hatch(path, brush.Color);
            return;
        }

        Set(SKPaintStyle.Fill, brush.Color, 0);
        _paint.IsAntialias = !brush.IsCrisp;
        _canvas.DrawPath(path, _paint);
        _paint.IsAntialias = true;
    }

    /// <inheritdoc/>
    public void Stroke(Outline outline, Pen pen)
    {
        ArgumentNullException.ThrowIfNull(outline);
        using SKPath path = PathOf(outline);
        Set(SKPaintStyle.Stroke, pen.Color, pen.Width);
        _paint.StrokeCap = pen.IsRound ? SKStrokeCap.Round : SKStrokeCap.Butt;
        using SKPathEffect? dashes = pen.Dashes.Length == 0 ? null
            : SKPathEffect.CreateDash([.. pen.Dashes.Split(' ').Select(d => float.Parse(d, CultureInfo.InvariantCulture))], 0);
        _paint.PathEffect = dashes;
        _canvas.DrawPath(path, _paint);
        _paint.PathEffect = null;
    }

    /// <inheritdoc/>
    public void Text(double x, double y, Label label, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(label);
        _canvas.Save();
        _canvas.Translate((float)x, (float)y);
        _canvas.RotateDegrees((float)style.Turn);
        List<(string Text, SKFont Font, float X, float Y)> pieces = [];
        float at = 0;
        float end = 0;
        foreach (LabelRun run in label.Runs)
        {
            at -= (float)(run.Back * style.Size);
            foreach ((string text, SKTypeface face) in Pieces(run))
            {
                var font = new SKFont(face, (float)(run.Scale * style.Size)) { Subpixel = true, Hinting = SKFontHinting.None, ScaleX = SkiaFonts.Narrowing };
                pieces.Add((text, font, at, (float)(-run.Rise * style.Size)));
                at += font.MeasureText(text);
            }

            end = Math.Max(end, at);
        }

        float start = -end * style.Anchor switch { Anchor.Middle => 0.5f, Anchor.End => 1, _ => 0 };
        Set(SKPaintStyle.Fill, style.Color, 0);
        foreach ((string text, SKFont font, float dx, float dy) in pieces)
        {
            _canvas.DrawText(text, start + dx, dy, font, _paint);
            font.Dispose();
        }

        Set(SKPaintStyle.Stroke, style.Color, style.Size * 0.055);
        float stretch = label.Width > 0 ? end / (float)(label.Width * style.Size) : 1;
        foreach (LabelRule rule in label.Rules)
        {
            float left = start + (float)(rule.Start * style.Size * stretch);
            float height = (float)(-rule.Rise * style.Size);
            _canvas.DrawLine(left, height, left + (float)(rule.Width * style.Size * stretch), height, _paint);
        }

        _canvas.Restore();
    }

    /// <inheritdoc/>
    public void Clip(double left, double top, double right, double bottom)
    {
        _canvas.Save();
        _canvas.ClipRect(new SKRect((float)left, (float)top, (float)right, (float)bottom), antialias: true);
    }

    /// <inheritdoc/>
    public void Unclip() => _canvas.Restore();

    /// <inheritdoc/>
    public void End()
    {
        if (_document is not null)
        {
            _document.EndPage();
            _document.Close();
        }
        else
        {
            using SKImage image = _surface!.Snapshot();
            using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
            data.SaveTo(output);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _paint.Dispose();
        _surface?.Dispose();
        _document?.Dispose();
    }

    /// <summary>A run in pieces that are of one typeface each.</summary>
    private static IEnumerable<(string Text, SKTypeface Face)> Pieces(LabelRun run)
    {
        SKTypeface preferred = SkiaFonts.Of(run.IsBold, run.IsItalic);
        string text = "";
        SKTypeface current = preferred;
        foreach (var rune in run.Text.EnumerateRunes())
        {
            SKTypeface face = SkiaFonts.For(rune.Value, preferred);
            if (face != current && text.Length > 0)
            {
                yield return (text, current);
                text = "";
            }

            (current, text) = (face, text + rune);
        }

        if (text.Length > 0)
        {
            yield return (text, current);
        }
    }

    private void Hatch(SKPath path, string color)
    {
        _canvas.Save();
        _canvas.ClipPath(path, antialias: true);
        Set(SKPaintStyle.Stroke, color, 1.2);
        SKRect b = path.Bounds;
        b.Intersect(new SKRect(0, 0, 2000, 2000));
        const float step = 8.485f;                      // 6 points across the lines
        using var lines = new SKPath();
        for (float c = MathF.Floor((b.Left + b.Top) / step) * step; c < b.Right + b.Bottom; c += step)
        {
            lines.MoveTo(c - b.Bottom, b.Bottom);
            lines.LineTo(c - b.Top, b.Top);
        }

        _canvas.DrawPath(lines, _paint);
        _canvas.Restore();
    }

    private void Set(SKPaintStyle style, string color, double width)
    {
        _paint.Style = style;
        _paint.Color = SKColor.Parse(color);
        _paint.StrokeWidth = (float)width;
        _paint.StrokeCap = SKStrokeCap.Butt;
    }

    private static SKPath PathOf(Outline outline)
    {
        var path = new SKPath();
        foreach (OutlineStep step in outline.Steps)
        {
            if (step.IsMove)
            {
                path.MoveTo((float)step.X, (float)step.Y);
            }
            else
            {
                path.LineTo((float)step.X, (float)step.Y);
            }
        }

        return path;
    }
}
