namespace Heppy;

/// <summary>A column that a component's sequence reads.</summary>
/// <param name="Name">Flat name.</param>
/// <param name="Type">As it is asked for.</param>
/// <param name="CompressedBytes">In all files.</param>
/// <param name="MissingIn">Names of the files that lack an optional column.</param>
public sealed record PlannedColumn(string Name, string Type, long CompressedBytes, IReadOnlyList<string> MissingIn);
