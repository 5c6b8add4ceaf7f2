namespace Heppy.Plots;

/// <summary>Where figures are drawn. Lengths are in points of 1/72 inch; y grows downwards.</summary>
public interface ICanvas
{
    /// <summary>Starts the page; called once, before anything else.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="title">What it shows, for those who do not see it.</param>
    void Begin(double width, double height, string title);

    /// <summary>Fills the inside of an outline.</summary>
    /// <param name="outline">The outline.</param>
    /// <param name="brush">How.</param>
    void Fill(Outline outline, Brush brush);

    /// <summary>Draws along an outline.</summary>
    /// <param name="outline">The outline.</param>
    /// <param name="pen">How.</param>
    void Stroke(Outline outline, Pen pen);

    /// <summary>Writes a text.</summary>
    /// <param name="x">Position of its anchor.</param>
    /// <param name="y">Position of its base line.</param>
    /// <param name="label">The text.</param>
    /// <param name="style">How.</param>
    void Text(double x, double y, Label label, TextStyle style);

    /// <summary>Draws only inside a rectangle, until <see cref="Unclip"/>.</summary>
    void Clip(double left, double top, double right, double bottom);

    /// <summary>Ends the effect of <see cref="Clip"/>.</summary>
    void Unclip();

    /// <summary>Ends the page; called once, after everything else.</summary>
    void End();
}
