namespace Heppy;

/// <summary>What an axis is, as plain data: what is stored in files and compared before merging.</summary>
/// <remarks>Two descriptions are equal when all their values are, lists compared element by element.</remarks>
public sealed record AxisDescription
{
    /// <summary>How the bins are laid out.</summary>
    public required AxisKind Kind { get; init; }

    /// <summary>Text for plots, often with a unit; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Short name; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Number of bins without flow bins.</summary>
    public required int Bins { get; init; }

    /// <summary>Lower end of a regular axis.</summary>
    public double Lower { get; init; }

    /// <summary>Upper end of a regular axis.</summary>
    public double Upper { get; init; }

    /// <summary>Edges of a variable axis, Bins + 1 of them, increasing; otherwise empty.</summary>
    public IReadOnlyList<double> Edges { get; init; } = [];

    /// <summary>Names of the bins of a category axis, all different; otherwise empty.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whether the first stored bin is the underflow.</summary>
    public bool HasUnderflow { get; init; }

    /// <summary>Whether the last stored bin is the overflow (of a category axis: all other names).</summary>
    public bool HasOverflow { get; init; }

    /// <summary>Whether a regular axis is one of integers, with one bin for each.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Whether new names make new bins.</summary>
    public bool Grows { get; init; }

    /// <summary>Number of stored bins: Bins and the flow bins.</summary>
    public int Extent => Bins + (HasUnderflow ? 1 : 0) + (HasOverflow ? 1 : 0);

    /// <summary>Makes an axis that this describes. An axis made of an enum comes back as one of its
    /// names.</summary>
    /// <exception cref="ArgumentException">The description contradicts itself.</exception>
    public Axis ToAxis() => Kind switch
    {
        AxisKind.Regular when IsInteger => new IntegerAxis((int)Lower, (int)Upper, Title, Name),
        AxisKind.Regular => new RegularAxis(Bins, Lower, Upper, Title, Name, HasUnderflow, HasOverflow),
        AxisKind.Variable => new VariableAxis([.. Edges], Title, Name, HasUnderflow, HasOverflow),
        AxisKind.Boolean => new BooleanAxis(Title, Name),
        _ when Grows => new GrowingCategoryAxis(Categories, Title, Name),
        _ => new CategoryAxis([.. Categories], Title, Name, HasOverflow),
    };

    /// <inheritdoc/>
    public bool Equals(AxisDescription? other) => other is not null && EqualsWithoutCategories(other)
        && Categories.SequenceEqual(other.Categories);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Title, Name, Bins, Lower, Upper, Edges.Count);

    /// <summary>Whether contents over the two axes can be added: equal, or growing with any
    /// categories.</summary>
    /// <param name="other">The description of the other axis.</param>
    public bool CanMerge(AxisDescription other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Grows && other.Grows
            ? (this with { Bins = 0, Categories = [] }).Equals(other with { Bins = 0, Categories = [] })
            : Equals(other);
    }

    private bool EqualsWithoutCategories(AxisDescription other) =>
        (Kind, Title, Name, Bins) == (other.Kind, other.Title, other.Name, other.Bins)
        && (Lower, Upper) == (other.Lower, other.Upper)
        && (HasUnderflow, HasOverflow) == (other.HasUnderflow, other.HasOverflow)
        && (IsInteger, Grows) == (other.IsInteger, other.Grows)
        && Edges.SequenceEqual(other.Edges);
}
