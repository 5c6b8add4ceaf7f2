using Heppy.Events;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>Finds the columns of a tree: one for every leaf of every branch.</summary>
internal static class BranchCatalogue
{
    /// <summary>The columns, in the order of the branches; those that cannot be read have the type <see cref="ElementType.Unsupported"/>.</summary>
    public static List<TreeBranch> Of(RootObject tree)
    {
        List<TreeBranch> columns = [];
        List<RootObject> leaves = [];
        Add(columns, leaves, tree.Get<object?[]>("fBranches"), tree.Integer("fEntries"));
        ColumnNames.MakeUnique(columns);
        NameCounters(columns, leaves);
        return columns;
    }

    /// <summary>A counter is a leaf; its column may be called otherwise: <c>evt_n</c>, where it is a leaf <c>n</c> of the branch <c>evt</c>.</summary>
    private static void NameCounters(List<TreeBranch> columns, List<RootObject> leaves)
    {
        Dictionary<RootObject, string> names = [];
        for (int i = 0; i < leaves.Count; i++)
        {
            names.TryAdd(leaves[i], columns[i].Schema.Name);
        }

        for (int i = 0; i < leaves.Count; i++)
        {
            if (columns[i].Counter.Length > 0 && leaves[i].TryGet("fLeafCount", out RootObject? counter) && names.TryGetValue(counter, out string? name))
            {
                columns[i] = columns[i] with { Counter = name };
            }
        }
    }

    private static void Add(List<TreeBranch> columns, List<RootObject> all, object?[] branches, long entries)
    {
        foreach (RootObject branch in branches.OfType<RootObject>())
        {
            RootObject[] leaves = [.. branch.Get<object?[]>("fLeaves").OfType<RootObject>()];
            object?[] below = branch.TryGet("fBranches", out object?[]? some) ? some : [];
            if (below.Length > 0)
            {
                Add(columns, all, below, entries);
                continue;
            }

            bool varies = leaves.Any(l => CounterOf(l).Length > 0 || l.ClassName == "TLeafC");
            int entrySize = leaves.Length > 1 && !varies ? Fitting(leaves.Sum(l => LeafTypes.Of(l).Size * LengthOf(l)), branch) : 0;
            int offset = 0;
            all.AddRange(leaves);
            foreach (RootObject leaf in leaves)
            {
                TreeBranch column = Column(branch, leaf, leaves.Length > 1, entries) with { Offset = offset, EntrySize = entrySize };
                offset = Fitting(offset + ((long)column.ValueSize * column.Length), branch);
                columns.Add(leaves.Length > 1 && varies ? Refused(column, "beside a leaf whose size varies") : column);
            }
        }
    }

    private static TreeBranch Column(RootObject branch, RootObject leaf, bool isOneOfMany, long entries)
    {
        string name = branch.Name.TrimEnd('.') + (isOneOfMany ? "." + leaf.Name : "");
        (ElementType type, int size, FloatPacking? packing) = LeafTypes.Of(leaf);
        int length = (int)LengthOf(leaf);
        string counter = CounterOf(leaf);
        int header = 0;
        string stored = $"{leaf.ClassName} {leaf.Title}";
        bool isVector = false;
        if (branch.ClassName != "TBranch")
        {
            string className = branch.TryGet("fClassName", out string? written) ? written : branch.ClassName;
            (type, size, isVector) = LeafTypes.OfVector(className, branch);
            header = isVector ? LeafTypes.VectorHeader : 0;
            counter = "";
            stored = !isVector && branch.TryGet("fID", out int member) && member >= 0 ? $"member of {className}" : className;
        }

        bool isText = type == ElementType.String;
        if (branch.TryGet("fFileName", out string? file) && file.Length > 0)
        {
            type = ElementType.Unsupported;
            stored += $" in another file, {file}";
        }

        (long[] first, long[] positions, int[] sizes, Dictionary<int, EmbeddedBasket> embedded) = Baskets(branch, entries);
        return new TreeBranch
        {
            Path = name,
            Schema = new ColumnSchema(name.Replace('.', '_'), type, !isText && (counter.Length > 0 || length > 1 || isVector), Stored: stored),
            ValueSize = size,
            Length = isText ? 1 : length,
            Counter = counter,
            HeaderSize = header,
            Packing = packing,
            FirstEntries = first,
            Positions = positions,
            Sizes = sizes,
            Embedded = embedded,
            Compression = branch.TryGet("fCompress", out int compression) ? compression : -1,
            UnpackedBytes = Math.Max(branch.Members.ContainsKey("fTotBytes") ? branch.Integer("fTotBytes") : 0, embedded.Values.Sum(b => (long)b.Data.Length)),
        };
    }

    private static TreeBranch Refused(TreeBranch column, string why) =>
        column with { Schema = column.Schema with { Type = ElementType.Unsupported, Stored = $"{column.Schema.Stored}, {why}" } };

    private static long LengthOf(RootObject leaf) => Math.Clamp(leaf.Integer("fLen"), 1, int.MaxValue);

    private static int Fitting(long size, RootObject branch) => size <= int.MaxValue
        ? (int)size
        : throw new InvalidDataException($"an entry of branch {branch.Name} has {size} bytes");

    private static string CounterOf(RootObject leaf) =>
        leaf.TryGet("fLeafCount", out RootObject? counter) ? counter.Name : "";

    private static (long[] First, long[] Positions, int[] Sizes, Dictionary<int, EmbeddedBasket> Embedded) Baskets(
        RootObject branch, long entries)
    {
        object?[] held = branch.TryGet("fBaskets", out object?[]? some) ? some : [];
        long[] positions = Longs(branch, "fBasketSeek");
        long[] first = Longs(branch, "fBasketEntry");
        int[] sizes = branch.TryGet("fBasketBytes", out int[]? bytes) ? bytes : [];
        long written = branch.Integer("fWriteBasket");
        if (written < 0 || written > Math.Min(first.Length, Math.Min(positions.Length, sizes.Length)))
        {
            throw new InvalidDataException($"branch {branch.Name} has {written} baskets, but lists {first.Length}");
        }

        var firsts = new List<long>();
        var places = new List<long>();
        var lengths = new List<int>();
        var embedded = new Dictionary<int, EmbeddedBasket>();
        for (int i = 0; i < Math.Max(written, held.Length); i++)
        {
            var own = i < held.Length ? held[i] as EmbeddedBasket : null;
            bool isInFile = i < written && positions[i] > 0;
            if (!isInFile && own is not { Entries: > 0 })
            {
                continue;
            }

            if (!isInFile)
            {
                embedded.Add(firsts.Count, own!);
            }

            firsts.Add(i < first.Length ? first[i] : 0);
            places.Add(isInFile ? positions[i] : 0);
            lengths.Add(isInFile ? sizes[i] : 0);
        }

        firsts.Add(Math.Min(entries, branch.Integer("fEntries")));
        return ([.. firsts], [.. places], [.. lengths], embedded);
    }

    /// <summary>Offsets are of four bytes in old files.</summary>
    private static long[] Longs(RootObject branch, string name) =>
        branch.TryGet(name, out long[]? longs) ? longs
        : branch.TryGet(name, out int[]? ints) ? [.. ints.Select(i => (long)i)]
        : [];
}
