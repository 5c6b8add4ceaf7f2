using System.Globalization;

namespace Heppy.Graphs.Drawing;

/// <summary>Makes large pictures small enough to be read.</summary>
internal static class PictureSummary
{
    /// <summary>The same picture if it is small; else one in which the nodes of a kind in a column are one.</summary>
    /// <exception cref="UserError">It is too large even so.</exception>
    internal static GraphPicture Of(GraphPicture picture)
    {
        if (picture.Nodes.Count <= GraphPicture.MaximumNodes)
        {
            return picture;
        }

        int[] layers = PictureLayers.Of(picture);
        var groups = Enumerable.Range(0, layers.Length)
            .GroupBy(n => (Layer: layers[n], picture.Nodes[n].Kind, picture.Nodes[n].IsCall))
            .OrderBy(g => g.Key.Layer).ToList();
        if (groups.Count > GraphPicture.MaximumNodes)
        {
            throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"the graph has {picture.Nodes.Count} nodes, {groups.Count} where those of a kind are drawn as one; a picture of more than {GraphPicture.MaximumNodes} cannot be read. Draw a smaller graph of the same shape, or a part of it."));
        }

        var small = new GraphPicture(picture.Title);
        int[] numbers = new int[layers.Length];
        foreach (var group in groups)
        {
            int[] members = [.. group];
            PictureNode first = picture.Nodes[members[0]];
            string label = members.Length == 1 ? first.Label : string.Create(CultureInfo.InvariantCulture, $"{first.Kind}\n× {members.Length}");
            int number = first.IsCall ? small.AddCall(label, first.Kind) : small.AddData(label, first.Kind);
            Array.ForEach(members, m => numbers[m] = number);
        }

        foreach (PictureEdge edge in picture.Edges.Select(e => new PictureEdge(numbers[e.From], numbers[e.To])).Distinct())
        {
            small.Connect(edge.From, edge.To);
        }

        return small;
    }
}
