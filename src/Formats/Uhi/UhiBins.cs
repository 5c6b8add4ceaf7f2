using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>The bins of a histogram as they stand in a file: with variations there is a first axis for them, outside all others.</summary>
/// <param name="Axes">What the axes are, first the outermost.</param>
/// <param name="IsProfile">Whether there are four sums, of w, w², wy and wy², or two.</param>
/// <param name="Sums">The sums in C order, flow included.</param>
/// <param name="Contents">The contents, nominal first.</param>
internal sealed record UhiBins(AxisDescription[] Axes, bool IsProfile, ReproducibleSums[] Sums, BinnedContent[] Contents)
{
    /// <summary>Name of the axis of variations.</summary>
    internal const string VariationAxis = "variation";

    /// <summary>Its first category.</summary>
    internal const string Nominal = "nominal";

    /// <summary>Number of bins of each axis, flow included.</summary>
    internal int[] Extents { get; } = [.. Axes.Select(axis => axis.Extent)];

    /// <summary>Number of bins, flow included.</summary>
    internal int Count => Sums[0].Count;

    /// <summary>The bins of a histogram with its variations.</summary>
    internal static UhiBins Of(UhiHistogram histogram)
    {
        BinnedContent[] contents = [histogram.Content, .. histogram.Variations.Select(v => v.Content)];
        Array.ForEach(contents, content => content.EnsureShape());
        AxisDescription[] axes = [.. histogram.Axes];
        if (contents.Length > 1)
        {
            axes = [Axis([Nominal, .. histogram.Variations.Select(v => v.Name)]), .. axes];
        }

        ReproducibleSums[][] sums = [.. contents.Select(SumsOf)];
        ReproducibleSums[] joined = [.. Enumerable.Range(0, sums[0].Length).Select(i => Join([.. sums.Select(s => s[i])]))];
        return new UhiBins(axes, histogram.Content is ProfileContent, joined, contents);
    }

    /// <summary>Whether an axis is that of the variations.</summary>
    internal static bool IsVariations(AxisDescription axis) =>
        axis is { Kind: AxisKind.Category, Name: VariationAxis, HasOverflow: false } && axis.Categories[0] == Nominal;

    /// <summary>The content a bin belongs to, and its index there.</summary>
    internal (BinnedContent Content, int Bin) At(int bin)
    {
        int each = Count / Contents.Length;
        return (Contents[bin / each], bin % each);
    }

    /// <summary>Some of the sums one after another.</summary>
    internal static ReproducibleSums Join(ReproducibleSums[] parts)
    {
        if (parts.Length == 1)
        {
            return parts[0];
        }

        int each = parts[0].Count;
        var joined = new ReproducibleSums(each * parts.Length);
        for (int i = 0; i < parts.Length; i++)
        {
            joined.Merge(parts[i], i * each);
        }

        return joined;
    }

    /// <summary>Some sums cut into equal parts.</summary>
    internal static ReproducibleSums[] Cut(ReproducibleSums sums, int parts)
    {
        int each = sums.Count / parts;
        return [.. Enumerable.Range(0, parts).Select(part => sums.Slice(part * each, each))];
    }

    private static AxisDescription Axis(string[] names) => new()
    {
        Kind = AxisKind.Category,
        Bins = names.Length,
        Categories = names,
        Name = VariationAxis,
        HasOverflow = false,
    };

    private static ReproducibleSums[] SumsOf(BinnedContent content) => content switch
    {
        HistogramContent h => [h.SumsOfWeights, h.SumsOfSquares],
        ProfileContent p => [p.SumsOfWeights, p.SumsOfSquares, p.SumsOfY, p.SumsOfYSquared],
        _ => throw new ArgumentException($"A {content.GetType().Name} cannot be written.", nameof(content)),
    };
}
