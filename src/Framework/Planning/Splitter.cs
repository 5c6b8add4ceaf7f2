namespace Heppy;

/// <summary>Cuts the entries of a component into chunks and ranges: disjoint, complete, and given by the files alone.</summary>
internal static class Splitter
{
    /// <summary>Where chunks begin and end, as entries of the component: length number of chunks + 1, from 0 to <paramref name="entries"/>.</summary>
    /// <param name="rowGroups">Entries of each row group of each file.</param>
    /// <param name="entries">Entries to process: the first ones.</param>
    /// <param name="factor">Number of chunks.</param>
    /// <param name="split">Takes precedence over <paramref name="factor"/>.</param>
    internal static long[] Chunks(IReadOnlyList<IReadOnlyList<long>> rowGroups, long entries, int factor, SplitBy? split)
    {
        if (entries == 0)
        {
            return [0, 0];
        }

        long[] fileEnds = Ends(rowGroups.Select(g => g.Sum()), entries);
        switch (split?.What)
        {
            case "events":
                return Every(split.Size, entries);
            case "files":
                return [0, .. fileEnds.Where((_, i) => (i + 1) % split.Size == 0 || i == fileEnds.Length - 1)];
            case "automatic":
                factor = (int)Math.Max(1, (entries + split.Size - 1) / split.Size);
                break;
        }

        if (factor == fileEnds.Length)
        {
            return [0, .. fileEnds];
        }

        long[] groupEnds = Ends(rowGroups.SelectMany(g => g), entries);
        var cuts = new long[factor + 1];
        for (int i = 1; i <= factor; i++)
        {
            // 128 bits: i * entries may exceed 64.
            long exact = (long)((Int128)entries * i / factor);
            cuts[i] = groupEnds.Length < factor ? exact : NearestEnd(groupEnds, exact);
        }

        for (int i = 1; i <= factor; i++)
        {
            if (cuts[i] <= cuts[i - 1])
            {
                return [.. Enumerable.Range(0, factor + 1).Select(j => (long)((Int128)entries * j / factor))];
            }
        }

        return cuts;
    }

    /// <summary>Ranges of a chunk: whole row groups as long as the chunk's borders allow, joined until they are worth a thread's while.</summary>
    /// <param name="rowGroups">Entries of each row group of each file.</param>
    /// <param name="first">First entry of the chunk in the component.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="target">Entries after which a range is closed.</param>
    internal static EntryRange[][] Ranges(IReadOnlyList<IReadOnlyList<long>> rowGroups, long first, long end, long target)
    {
        List<EntryRange[]> ranges = [];
        List<EntryRange> open = [];
        long inOpen = 0;
        long at = 0;
        for (int file = 0; file < rowGroups.Count && at < end; file++)
        {
            long fileStart = at;
            foreach (long group in rowGroups[file])
            {
                long from = Math.Max(at, first);
                long to = Math.Min(at + group, end);
                at += group;
                if (from >= to)
                {
                    continue;
                }

                var piece = new EntryRange(file, from - fileStart, to - from);
                if (open.Count > 0 && open[^1] is var last && last.File == file && last.First + last.Count == piece.First)
                {
                    open[^1] = last with { Count = last.Count + piece.Count };
                }
                else
                {
                    open.Add(piece);
                }

                inOpen += piece.Count;
                if (inOpen >= target)
                {
                    ranges.Add([.. open]);
                    open.Clear();
                    inOpen = 0;
                }
            }
        }

        if (open.Count > 0)
        {
            ranges.Add([.. open]);
        }

        return [.. ranges];
    }

    /// <summary>Entries per range for a component: enough ranges to keep many cores busy, not so many that starting them costs.</summary>
    internal static long RangeTarget(long entries) => Math.Clamp(entries / 128, 5_000, 200_000);

    private static long[] Every(long size, long entries) =>
        [.. Enumerable.Range(0, (int)((entries + size - 1) / size)).Select(i => i * size), entries];

    /// <summary>Cumulative ends, without empty parts, cut off at the number of entries.</summary>
    private static long[] Ends(IEnumerable<long> sizes, long entries)
    {
        List<long> ends = [];
        long at = 0;
        foreach (long size in sizes)
        {
            if (size > 0 && at < entries)
            {
                at += size;
                ends.Add(Math.Min(at, entries));
            }
        }

        return [.. ends];
    }

    private static long NearestEnd(long[] ends, long exact)
    {
        int i = Array.BinarySearch(ends, exact);
        if (i >= 0)
        {
            return exact;
        }

        i = ~i;
        long above = i < ends.Length ? ends[i] : ends[^1];
        long below = i > 0 ? ends[i - 1] : 0;
        return exact - below < above - exact ? below : above;
    }
}
