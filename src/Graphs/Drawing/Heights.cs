namespace Heppy.Graphs.Drawing;

/// <summary>Chooses heights in columns whose order is fixed: each node as near as can be to the mean of its neighbours, none on another.</summary>
/// <remarks>
/// For one column and given neighbours this is least squares with an order, solved exactly by pooling adjacent violators: Barlow, Bartholomew, Bremner,
/// Brunk, "Statistical Inference under Order Restrictions", Wiley 1972, section 1.2. Columns are done in turn, forth and back.
/// </remarks>
internal static class Heights
{
    private const double Gap = 12;
    private const double PassageWeight = 4;
    private const int Rounds = 12;

    /// <summary>Sets the heights; the topmost edge is at 0.</summary>
    internal static void Place(List<Vertex>[] columns)
    {
        foreach (List<Vertex> column in columns)
        {
            Settle(column, _ => 0);
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach (List<Vertex> column in columns)
            {
                Settle(column, v => Mean(v, v.Before));
            }

            foreach (List<Vertex> column in columns.Reverse())
            {
                Settle(column, v => Mean(v, v.After));
            }
        }

        foreach (List<Vertex> column in columns)
        {
            Settle(column, v => Mean(v, [.. v.Before, .. v.After]));
        }

        double top = columns.SelectMany(c => c).Select(v => v.Y - (v.Height / 2)).DefaultIfEmpty(0).Min();
        foreach (Vertex vertex in columns.SelectMany(c => c))
        {
            vertex.Y -= top;
        }
    }

    private static double Mean(Vertex vertex, List<Vertex> neighbours) => neighbours.Count == 0 ? vertex.Y : neighbours.Average(n => n.Y);

    private static void Settle(List<Vertex> column, Func<Vertex, double> wish)
    {
        // Without the room that the ones above take, "none on another" is "none above the one before".
        double offset = 0;
        double[] offsets = new double[column.Count];
        Stack<(double Sum, double Weight, int Count)> blocks = new();
        for (int i = 0; i < column.Count; i++)
        {
            offset += i == 0 ? 0 : ((column[i - 1].Height + column[i].Height) / 2) + Gap;
            offsets[i] = offset;
            double weight = column[i].IsPassage ? PassageWeight : 1;
            (double Sum, double Weight, int Count) block = (weight * (wish(column[i]) - offset), weight, 1);
            while (blocks.TryPeek(out var above) && above.Sum / above.Weight >= block.Sum / block.Weight)
            {
                blocks.Pop();
                block = (above.Sum + block.Sum, above.Weight + block.Weight, above.Count + block.Count);
            }

            blocks.Push(block);
        }

        int next = 0;
        foreach ((double sum, double weight, int count) in blocks.Reverse())
        {
            for (int end = next + count; next < end; next++)
            {
                column[next].Y = (sum / weight) + offsets[next];
            }
        }
    }
}
