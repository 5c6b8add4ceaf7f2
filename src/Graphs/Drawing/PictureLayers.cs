namespace Heppy.Graphs.Drawing;

/// <summary>In which column of a picture a node is.</summary>
internal static class PictureLayers
{
    /// <summary>The columns of the nodes, from 0: one further than the last of their inputs; what has no inputs is beside its first user.</summary>
    internal static int[] Of(GraphPicture picture)
    {
        int[] layers = new int[picture.Nodes.Count];
        bool[] hasInputs = new bool[layers.Length];

        // An arrow goes to a later node: in this order the inputs of a node come first.
        foreach (PictureEdge edge in picture.Edges.OrderBy(e => e.To))
        {
            layers[edge.To] = Math.Max(layers[edge.To], layers[edge.From] + 1);
            hasInputs[edge.To] = true;
        }

        foreach (IGrouping<int, PictureEdge> edges in picture.Edges.Where(e => !hasInputs[e.From]).GroupBy(e => e.From))
        {
            layers[edges.Key] = edges.Min(e => layers[e.To]) - 1;
        }

        return layers;
    }
}
