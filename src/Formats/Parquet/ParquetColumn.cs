using Heppy.Events;
using Parquet.Schema;

namespace Heppy.Formats.Parquet;

/// <summary>One column that a file offers and where its values are.</summary>
/// <param name="Schema">What the column is to users.</param>
/// <param name="Field">Stored leaf; null where it cannot be read.</param>
/// <param name="Leaf">Index of the leaf, which is that of its chunk in each row group.</param>
/// <param name="Collection">Collection that a jagged column belongs to: <c>Muon</c>.</param>
/// <param name="Lists">The same for columns whose lists are stored as one and so have the same lengths.</param>
/// <param name="ListLevel">Definition level from which on a list has an element; 0 for a flat column.</param>
/// <param name="ValueLevel">Definition level of a value that is not null.</param>
/// <param name="CountOf">For a count: the jagged column whose lists are counted.</param>
internal sealed record ParquetColumn(
    ColumnSchema Schema,
    DataField? Field,
    int Leaf,
    string Collection,
    string Lists,
    int ListLevel,
    int ValueLevel,
    ParquetColumn? CountOf = null);
