using System.Text;
using Heppy.Graphs.Drawing;

namespace Heppy.Graphs;

/// <summary>A picture of work: data as boxes, calls as rounded boxes, arrows from what is made to what needs it, from left to right.</summary>
/// <remarks>Written as SVG or for Graphviz, which need not be there. The same picture gives the same bytes.</remarks>
/// <param name="title">What it shows.</param>
public sealed class GraphPicture(string title)
{
    /// <summary>The most nodes that are drawn one by one. In a larger picture the nodes of a kind that are equally far from the beginning are drawn as one.</summary>
    public const int MaximumNodes = 200;

    private readonly List<PictureNode> _nodes = [];
    private readonly List<PictureEdge> _edges = [];

    /// <summary>What it shows.</summary>
    internal string Title => title;

    /// <summary>The nodes.</summary>
    internal IReadOnlyList<PictureNode> Nodes => _nodes;

    /// <summary>The arrows; each goes to a later node.</summary>
    internal IReadOnlyList<PictureEdge> Edges => _edges;

    /// <summary>Adds data.</summary>
    /// <param name="label">Its text, in one or more lines.</param>
    /// <param name="kind">What to call several that are drawn as one; null for the label.</param>
    /// <returns>Its number, from 0.</returns>
    public int AddData(string label, string? kind = null) => Add(new PictureNode(label, kind ?? label, IsCall: false));

    /// <summary>Adds a call.</summary>
    /// <param name="label">Its text, in one or more lines.</param>
    /// <param name="kind">What to call several that are drawn as one; null for the label.</param>
    /// <returns>Its number, from 0.</returns>
    public int AddCall(string label, string? kind = null) => Add(new PictureNode(label, kind ?? label, IsCall: true));

    /// <summary>Draws an arrow.</summary>
    /// <param name="from">Number of what is made.</param>
    /// <param name="to">Number of what needs it; added later.</param>
    /// <exception cref="ArgumentException">There are no such nodes, or the first was added later.</exception>
    public void Connect(int from, int to)
    {
        if (from < 0 || from >= to || to >= _nodes.Count)
        {
            throw new ArgumentException($"An arrow cannot go from node {from} to node {to}: it goes to one that was added later.");
        }

        _edges.Add(new PictureEdge(from, to));
    }

    /// <summary>Writes it.</summary>
    /// <param name="path">The file; <c>.svg</c> or <c>.dot</c>.</param>
    /// <exception cref="UserError">The path ends in neither, or the picture is too large.</exception>
    public void Write(string path)
    {
        CheckPath(path);
        GraphPicture picture = PictureSummary.Of(this);
        File.WriteAllBytes(path, Path.GetExtension(path) == ".dot" ? Encoding.UTF8.GetBytes(DotText.Of(picture)) : SvgPicture.Of(picture));
    }

    /// <summary>Refuses a path that no picture can be written to.</summary>
    /// <exception cref="UserError">It ends neither in <c>.svg</c> nor in <c>.dot</c>, or its directory is not there.</exception>
    public static void CheckPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetExtension(path) is not (".svg" or ".dot"))
        {
            throw new UserError($"{path}: a graph is drawn to a file that ends in .svg, or in .dot for Graphviz.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory && !Directory.Exists(directory))
        {
            throw new UserError($"{path}: there is no directory {directory}. Make it, or draw elsewhere.");
        }
    }

    private int Add(PictureNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
