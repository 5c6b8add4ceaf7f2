namespace Heppy.Plots;

/// <summary>Markers of points: full circles, squares, triangles... one shape for each series.</summary>
/// <param name="index">Which series of points it is.</param>
/// <param name="color">Its colour.</param>
/// <param name="count">So many points are expected.</param>
internal sealed class Markers(int index, string color, int count = 1)
{
    private const double Radius = 5;

    private readonly Outline _outline = new(2 * count);

    /// <summary>Pen of the error bars.</summary>
    internal Pen ErrorPen { get; } = new(color, 2);

    /// <summary>Adds a point.</summary>
    internal void Add(double x, double y)
    {
        const double r = Radius;
        switch (index % 4)
        {
            case 1: _outline.Rectangle(x - r, y - r, x + r, y + r); break;
            case 2: _outline.Move(x, y - (1.3 * r)).Line(x + (1.2 * r), y + (0.9 * r)).Line(x - (1.2 * r), y + (0.9 * r)).Line(x, y - (1.3 * r)); break;
            case 3: _outline.Move(x, y - (1.4 * r)).Line(x + (1.1 * r), y).Line(x, y + (1.4 * r)).Line(x - (1.1 * r), y).Line(x, y - (1.4 * r)); break;
            default: _outline.Segment(x, y, x, y); break;
        }
    }

    /// <summary>Draws all points.</summary>
    internal void Draw(ICanvas canvas)
    {
        if (index % 4 == 0)
        {
            canvas.Stroke(_outline, new Pen(color, 2 * Radius, IsRound: true));
        }
        else
        {
            canvas.Fill(_outline, new Brush(color));
        }
    }
}
