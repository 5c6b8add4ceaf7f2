using System.Runtime.InteropServices;

namespace Heppy.Plots;

/// <summary>Straight lines, in one or more parts; an area is inside all that is enclosed by them.</summary>
/// <param name="capacity">So many steps are expected.</param>
public sealed class Outline(int capacity = 8)
{
    /// <summary>Coordinates beyond this many points are far outside of any page, and are drawn there.</summary>
    private const double Most = 1e5;

    [ThreadStatic]
    private static Outline? s_scratch;

    private readonly List<OutlineStep> _steps = new(capacity);

    /// <summary>The steps in order.</summary>
    public ReadOnlySpan<OutlineStep> Steps => CollectionsMarshal.AsSpan(_steps);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _steps.Count == 0;

    /// <summary>An empty outline for what is drawn at once: the next call of this, on the same thread, empties it.</summary>
    internal static Outline Scratch()
    {
        Outline outline = s_scratch ??= new Outline(256);
        outline._steps.Clear();
        return outline;
    }

    /// <summary>Starts a new part.</summary>
    /// <param name="x">Points from the left.</param>
    /// <param name="y">Points from the top.</param>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public Outline Move(double x, double y) => Add(true, x, y);

    /// <summary>Draws a line to a point.</summary>
    /// <param name="x">Points from the left.</param>
    /// <param name="y">Points from the top.</param>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public Outline Line(double x, double y) => Add(false, x, y);

    /// <summary>Draws a line from one point to another.</summary>
    public Outline Segment(double x1, double y1, double x2, double y2) => Move(x1, y1).Line(x2, y2);

    /// <summary>Draws a rectangle.</summary>
    public Outline Rectangle(double left, double top, double right, double bottom) =>
        Move(left, top).Line(right, top).Line(right, bottom).Line(left, bottom).Line(left, top);

    private Outline Add(bool isMove, double x, double y)
    {
        if (!(Math.Abs(x) <= Most && Math.Abs(y) <= Most))
        {
            if (double.IsNaN(x) || double.IsNaN(y))
            {
                throw new ArgumentException("A coordinate is not a number.");
            }

            (x, y) = (Math.Clamp(x, -Most, Most), Math.Clamp(y, -Most, Most));
        }

        _steps.Add(new OutlineStep(isMove, x, y));
        return this;
    }
}
