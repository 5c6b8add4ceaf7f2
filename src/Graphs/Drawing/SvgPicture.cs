using Heppy.Plots;

namespace Heppy.Graphs.Drawing;

/// <summary>Draws pictures as SVG.</summary>
internal static class SvgPicture
{
    private const double Margin = 12;
    private const double FontSize = 10;
    private const double LineHeight = 12;
    private const double Padding = 8;
    private const double ColumnGap = 44;
    private const double HeadLength = 6;
    private const double HeadWidth = 5;
    private static readonly Brush DataFill = new("#eaf1f8");
    private static readonly Brush CallFill = new("#fdf0dc");
    private static readonly Pen DataLine = new("#3f6f9f", 1);
    private static readonly Pen CallLine = new("#b5762a", 1);
    private static readonly Pen Arrow = new("#606060", 0.9);
    private static readonly Brush Head = new("#606060");

    internal static byte[] Of(GraphPicture picture)
    {
        Box[] boxes = [.. picture.Nodes.Select(Measure)];
        var layout = new LayeredLayout(picture, [.. boxes.Select(b => b.Height)]);
        (double Left, double Right)[] columns = Columns(layout, boxes);
        double bottom = layout.Columns.SelectMany(c => c).Select(v => v.Y + (v.Height / 2)).DefaultIfEmpty(0).Max();
        var canvas = new SvgCanvas();
        canvas.Begin(columns.Select(c => c.Right).DefaultIfEmpty(Margin).Last() + Margin, bottom + (2 * Margin), picture.Title);
        foreach ((PictureEdge edge, Vertex[] route) in picture.Edges.Zip(layout.Routes))
        {
            Draw(canvas, columns, route, boxes[edge.From].Width, boxes[edge.To].Width);
        }

        for (int i = 0; i < boxes.Length; i++)
        {
            (double left, double right) = columns[layout.Nodes[i].Layer];
            Draw(canvas, boxes[i], (left + right) / 2, layout.Nodes[i].Y + Margin, picture.Nodes[i].IsCall);
        }

        canvas.End();
        return canvas.Bytes.ToArray();
    }

    private static Box Measure(PictureNode node)
    {
        Label[] lines = [.. node.Label.Split('\n').Select(l => Label.Plain(l))];
        double height = (lines.Length * LineHeight) + Padding;
        return new Box(lines, (lines.Max(l => l.Width) * FontSize) + (2 * Padding) + (node.IsCall ? Padding : 0), height);
    }

    private static (double Left, double Right)[] Columns(LayeredLayout layout, Box[] boxes)
    {
        double[] widths = new double[layout.Columns.Length];
        for (int i = 0; i < boxes.Length; i++)
        {
            ref double width = ref widths[layout.Nodes[i].Layer];
            width = Math.Max(width, boxes[i].Width);
        }

        var columns = new (double Left, double Right)[widths.Length];
        double left = Margin;
        for (int i = 0; i < widths.Length; i++)
        {
            columns[i] = (left, left + widths[i]);
            left += widths[i] + ColumnGap;
        }

        return columns;
    }

    private static void Draw(SvgCanvas canvas, (double Left, double Right)[] columns, Vertex[] route, double fromWidth, double toWidth)
    {
        (double first, double last) = (Middle(columns[route[0].Layer]) + (fromWidth / 2), Middle(columns[route[^1].Layer]) - (toWidth / 2));
        var line = new Outline();
        line.Move(first, route[0].Y + Margin);
        foreach ((Vertex from, Vertex to) in route.Zip(route.Skip(1)))
        {
            Curve(line, columns[from.Layer].Right, from.Y + Margin, columns[to.Layer].Left, to.Y + Margin);
        }

        double y = route[^1].Y + Margin;
        canvas.Stroke(line.Line(last - HeadLength, y), Arrow);
        canvas.Fill(new Outline().Move(last, y).Line(last - HeadLength, y - (HeadWidth / 2)).Line(last - HeadLength, y + (HeadWidth / 2)).Line(last, y), Head);
    }

    private static double Middle((double Left, double Right) column) => (column.Left + column.Right) / 2;

    /// <summary>A line to a point, level at both ends.</summary>
    private static void Curve(Outline line, double x1, double y1, double x2, double y2)
    {
        const int steps = 16;
        line.Line(x1, y1);

        // The arrow head is to point straight at its node.
        double end = x2 - HeadLength;
        for (int i = 1; i <= steps && Math.Abs(y2 - y1) > 0.005; i++)
        {
            double t = (double)i / steps;
            double x = (3 * t * (1 - t) / 2) + (t * t * t);
            line.Line(x1 + ((end - x1) * x), y1 + ((y2 - y1) * t * t * (3 - (2 * t))));
        }

        line.Line(x2, y2);
    }

    private static void Draw(SvgCanvas canvas, Box box, double x, double y, bool isCall)
    {
        Outline outline = isCall
            ? Rounded(x, y, box.Width / 2, box.Height / 2)
            : new Outline().Rectangle(x - (box.Width / 2), y - (box.Height / 2), x + (box.Width / 2), y + (box.Height / 2));
        canvas.Fill(outline, isCall ? CallFill : DataFill);
        canvas.Stroke(outline, isCall ? CallLine : DataLine);
        for (int i = 0; i < box.Lines.Length; i++)
        {
            double baseLine = y + ((i - ((box.Lines.Length - 1) / 2.0)) * LineHeight) + (0.35 * FontSize);
            canvas.Text(x, baseLine, box.Lines[i], new TextStyle(FontSize, Anchor.Middle));
        }
    }

    private static Outline Rounded(double x, double y, double halfWidth, double halfHeight)
    {
        const int steps = 8;
        double radius = Math.Min(halfHeight, 12);
        var outline = new Outline(4 * (steps + 2));
        ReadOnlySpan<(int X, int Y)> corners = [(1, -1), (1, 1), (-1, 1), (-1, -1)];
        for (int corner = 0; corner < corners.Length; corner++)
        {
            (double cx, double cy) = (x + (corners[corner].X * (halfWidth - radius)), y + (corners[corner].Y * (halfHeight - radius)));
            for (int i = 0; i <= steps; i++)
            {
                double angle = ((corner - 1) + ((double)i / steps)) * (Math.PI / 2);
                (double px, double py) = (cx + (radius * Math.Cos(angle)), cy + (radius * Math.Sin(angle)));
                _ = corner == 0 && i == 0 ? outline.Move(px, py) : outline.Line(px, py);
            }
        }

        return outline.Line(x + halfWidth - radius, y - halfHeight);
    }

    /// <summary>A node with its size.</summary>
    private sealed record Box(Label[] Lines, double Width, double Height);
}
