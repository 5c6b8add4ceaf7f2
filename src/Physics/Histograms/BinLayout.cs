namespace Heppy.Physics;

/// <summary>Where the bins of one to three axes are stored: first axis outermost, flow bins included.</summary>
internal static class BinLayout
{
    /// <summary>Number of bins in all.</summary>
    internal static int Size(IReadOnlyList<int> extents)
    {
        long size = 1;
        foreach (int extent in extents)
        {
            size *= extent;
        }

        return size <= int.MaxValue / 2
            ? (int)size
            : throw new ArgumentException($"a histogram of {string.Join(" x ", extents)} bins is too large");
    }

    /// <summary>New place of each bin when axes grow or their categories move.</summary>
    /// <param name="from">Old extents.</param>
    /// <param name="to">New extents.</param>
    /// <param name="moves">For each axis, the new index of each old one; null if none moves.</param>
    internal static int[] Moves(IReadOnlyList<int> from, IReadOnlyList<int> to, IReadOnlyList<int[]?> moves)
    {
        int[] places = new int[Size(from)];
        int[] at = new int[from.Count];
        for (int bin = 0; bin < places.Length; bin++)
        {
            int place = 0;
            for (int axis = 0; axis < from.Count; axis++)
            {
                place = (place * to[axis]) + (moves[axis]?[at[axis]] ?? at[axis]);
            }

            places[bin] = place;
            for (int axis = from.Count - 1; axis >= 0 && ++at[axis] == from[axis]; axis--)
            {
                at[axis] = 0;
            }
        }

        return places;
    }
}
