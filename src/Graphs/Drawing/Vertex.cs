namespace Heppy.Graphs.Drawing;

/// <summary>A node of a picture while it is laid out, or a place where a long arrow passes a column.</summary>
/// <param name="layer">Its column.</param>
/// <param name="height">Its height in points.</param>
/// <param name="isPassage">Whether an arrow passes here.</param>
internal sealed class Vertex(int layer, double height, bool isPassage)
{
    internal int Layer => layer;

    internal double Height => height;

    internal bool IsPassage => isPassage;

    /// <summary>Its place in its column, from 0.</summary>
    internal int Place { get; set; }

    /// <summary>Its middle, in points from the top.</summary>
    internal double Y { get; set; }

    /// <summary>What it is connected with in the column before.</summary>
    internal List<Vertex> Before { get; } = [];

    /// <summary>What it is connected with in the column after.</summary>
    internal List<Vertex> After { get; } = [];
}
