namespace Heppy;

/// <summary>What an axis is: enough to store it, to compare it, and to make it again.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Bins">Bins without under- and overflow.</param>
/// <param name="Edges">Lower and upper edge of a regular or integer axis; all edges of a variable one; else empty.</param>
/// <param name="Categories">Texts of a category axis; else empty.</param>
/// <param name="HasUnderflow">Whether there is a bin below the first.</param>
/// <param name="HasOverflow">Whether there is a bin above the last.</param>
/// <param name="Grows">Whether merging unites the categories.</param>
public sealed record AxisDescription(
    AxisKind Kind, string Title, int Bins, double[] Edges, string[] Categories, bool HasUnderflow, bool HasOverflow, bool Grows = false)
{
    /// <summary>Number of bins with under- and overflow.</summary>
    public int Extent => Bins + (HasUnderflow ? 1 : 0) + (HasOverflow ? 1 : 0);

    /// <summary>Whether two axes have the same bins; the categories of growing axes may differ.</summary>
    /// <param name="other">Another axis.</param>
    public bool IsAlike(AxisDescription other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Kind == other.Kind && HasUnderflow == other.HasUnderflow && HasOverflow == other.HasOverflow && Grows == other.Grows
            && (Grows || (Bins == other.Bins && Edges.AsSpan().SequenceEqual(other.Edges) && Categories.AsSpan().SequenceEqual(other.Categories)));
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        AxisKind.Regular or AxisKind.Integer => FormattableString.Invariant($"{Kind}({Bins}, {Edges[0]}, {Edges[1]})"),
        AxisKind.Variable => FormattableString.Invariant($"Variable({string.Join(", ", Edges.Take(6))}{(Edges.Length > 6 ? ", ..." : "")})"),
        AxisKind.Category => $"Categories({string.Join(", ", Categories.Take(6))}{(Categories.Length > 6 ? ", ..." : "")})",
        _ => "Boolean",
    };
}
