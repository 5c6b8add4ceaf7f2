using Parquet.Meta;

namespace Heppy.Formats.Parquet;

/// <summary>A leaf of the stored schema, with the levels that the Parquet specification gives it.</summary>
/// <param name="Element">The stored description.</param>
/// <param name="Path">Names from the top, all of them: <c>Muon.list.element.pt</c>.</param>
/// <param name="Name">Names joined by <c>_</c>, without those that only make up a list.</param>
/// <param name="Collection">Flat name of what is repeated: <c>Muon</c>; empty outside lists.</param>
/// <param name="Lists">Path of the repeated field, which leaves with lists of the same lengths share; else empty.</param>
/// <param name="Definition">Greatest definition level.</param>
/// <param name="Repetition">Greatest repetition level: the depth of lists.</param>
/// <param name="ListLevel">Definition level from which on the list has an element.</param>
/// <param name="InMap">Whether a map is above it.</param>
internal sealed record Leaf(
    SchemaElement Element,
    string Path,
    string Name,
    string Collection,
    string Lists,
    int Definition,
    int Repetition,
    int ListLevel,
    bool InMap);
