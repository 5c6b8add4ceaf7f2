using Heppy.Events;

namespace Heppy.Formats.Root.NTuples;

/// <summary>What a leaf holds.</summary>
internal enum LeafKind
{
    /// <summary>Numbers or truth values, one element each.</summary>
    Values,

    /// <summary>Texts: ends, and characters.</summary>
    Texts,

    /// <summary>Lengths of lists, computed from their ends.</summary>
    Counts,
}

/// <summary>A field as a column of events: what it is called, and the physical columns that it is made of.</summary>
internal sealed record NTupleLeaf
{
    /// <summary>The column that it is offered as.</summary>
    public required ColumnSchema Schema { get; init; }

    /// <summary>What it holds.</summary>
    public LeafKind Kind { get; init; }

    /// <summary>Its columns: one array for each representation, of the values, or of ends and characters.</summary>
    public NTupleColumn[][] Columns { get; init; } = [];

    /// <summary>The index columns of the list that it is in, one for each representation; empty if it is in none.</summary>
    public NTupleColumn[] List { get; init; } = [];

    /// <summary>Values in each entry of fixed-size arrays; 1 outside of them.</summary>
    public long Length { get; init; } = 1;

    /// <summary>The physical columns at a place of all representations.</summary>
    public NTupleColumn[] At(int place) => [.. Columns.Select(c => c[place])];
}
