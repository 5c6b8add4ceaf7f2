namespace Heppy.Graphs.Drawing;

/// <summary>Lays out a picture in columns, so that few arrows cross and most are short.</summary>
/// <remarks>
/// Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system structures", IEEE Trans. Syst. Man Cybern. 11 (1981) 109: longest-path
/// columns, long arrows through passages, order within columns by barycentres. Heights by least squares, see <see cref="Heights"/>.
/// </remarks>
internal sealed class LayeredLayout
{
    private const double PassageHeight = 4;
    private const int Sweeps = 24;

    /// <param name="picture">The picture.</param>
    /// <param name="heights">Heights of its nodes, in points.</param>
    internal LayeredLayout(GraphPicture picture, IReadOnlyList<double> heights)
    {
        int[] layers = PictureLayers.Of(picture);
        Columns = [.. Enumerable.Range(0, layers.Append(-1).Max() + 1).Select(_ => new List<Vertex>())];
        Nodes = [.. layers.Select((layer, i) => Add(new Vertex(layer, heights[i], isPassage: false)))];
        Routes = [.. picture.Edges.Select(e => Route(Nodes[e.From], Nodes[e.To]))];
        Order();
        Heights.Place(Columns);
    }

    /// <summary>The columns from left to right, each from top to bottom.</summary>
    internal List<Vertex>[] Columns { get; }

    /// <summary>The nodes, by number.</summary>
    internal Vertex[] Nodes { get; }

    /// <summary>For each arrow what it goes through, its ends included.</summary>
    internal Vertex[][] Routes { get; }

    private Vertex Add(Vertex vertex)
    {
        vertex.Place = Columns[vertex.Layer].Count;
        Columns[vertex.Layer].Add(vertex);
        return vertex;
    }

    private Vertex[] Route(Vertex from, Vertex to)
    {
        List<Vertex> route = [from];
        for (int layer = from.Layer + 1; layer <= to.Layer; layer++)
        {
            Vertex next = layer == to.Layer ? to : Add(new Vertex(layer, PassageHeight, isPassage: true));
            route[^1].After.Add(next);
            next.Before.Add(route[^1]);
            route.Add(next);
        }

        return [.. route];
    }

    private void Order()
    {
        int fewest = Crossings();
        Vertex[][] best = [.. Columns.Select(c => c.ToArray())];
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            bool isForward = sweep % 2 == 0;
            foreach (List<Vertex> column in isForward ? Columns : Columns.Reverse())
            {
                Vertex[] sorted = [.. column.OrderBy(v => Barycentre(v, isForward ? v.Before : v.After))];
                Arrange(column, sorted);
            }

            int crossings = Crossings();
            if (crossings < fewest)
            {
                (fewest, best) = (crossings, [.. Columns.Select(c => c.ToArray())]);
            }
        }

        for (int layer = 0; layer < Columns.Length; layer++)
        {
            Arrange(Columns[layer], best[layer]);
        }
    }

    private static double Barycentre(Vertex vertex, List<Vertex> neighbours) =>
        neighbours.Count == 0 ? vertex.Place : neighbours.Average(n => (double)n.Place);

    private static void Arrange(List<Vertex> column, Vertex[] sorted)
    {
        for (int place = 0; place < sorted.Length; place++)
        {
            column[place] = sorted[place];
            sorted[place].Place = place;
        }
    }

    private int Crossings()
    {
        int crossings = 0;
        foreach (List<Vertex> column in Columns)
        {
            // Arrows to the next column, from top to bottom; one crosses those before it that end further down.
            List<int> ends = [];
            foreach (Vertex vertex in column)
            {
                foreach (int end in vertex.After.Select(v => v.Place).Order())
                {
                    int at = ends.BinarySearch(end);
                    at = at < 0 ? ~at : ends.FindLastIndex(e => e == end) + 1;
                    crossings += ends.Count - at;
                    ends.Insert(at, end);
                }
            }
        }

        return crossings;
    }
}
