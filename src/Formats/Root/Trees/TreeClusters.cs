using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>The clusters of a tree: ranges of entries whose baskets end together.</summary>
internal static class TreeClusters
{
    private const long Largest = 100_000;
    private const int Most = 1_000_000;

    /// <summary>Entries of each cluster, in order. Source: ROOT, <c>TTree::TClusterIterator</c>.</summary>
    public static long[] Of(RootObject tree)
    {
        long entries = tree.Integer("fEntries");
        var sizes = new List<long>();
        long next = 0;
        if (tree.TryGet("fClusterRangeEnd", out long[]? ends) && tree.TryGet("fClusterSize", out long[]? steps))
        {
            for (int i = 0; i < Math.Min(ends.Length, steps.Length); i++)
            {
                next = Add(sizes, next, Math.Min(ends[i] + 1, entries), steps[i]);
            }
        }

        long flush = tree.Members.ContainsKey("fAutoFlush") ? tree.Integer("fAutoFlush") : 0;
        Add(sizes, next, entries, flush);
        return [.. sizes];
    }

    private static long Add(List<long> sizes, long next, long end, long step)
    {
        if (step > 0 && (end - next) / step > Most)
        {
            throw new InvalidDataException($"{end - next} entries are in clusters of {step} entries");
        }

        // Without clusters, ranges of a size that memory holds; a basket at a border is read twice.
        long size = step > 0 ? Math.Max(step, (end - next) / int.MaxValue) : Largest;
        while (next < end)
        {
            long rows = Math.Min(size, end - next);
            while (rows > int.MaxValue)
            {
                rows /= 2;
            }

            if (sizes.Count >= Most)
            {
                throw new InvalidDataException($"{end} entries are more than {Most} clusters hold");
            }

            sizes.Add(rows);
            next += rows;
        }

        return next;
    }
}
