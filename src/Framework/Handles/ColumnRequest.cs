namespace Heppy;

/// <summary>A column as a handle wants it.</summary>
/// <param name="Name">Flat name.</param>
/// <param name="Type">Type of one value.</param>
/// <param name="IsJagged">Whether a list per event is wanted.</param>
/// <param name="IsOptional">Whether files may lack it.</param>
/// <param name="IfMissing">Value where a file lacks a flat column.</param>
/// <param name="Collection">Name of the collection that it is read with as a whole, or null.</param>
public sealed record ColumnRequest(string Name, Type Type, bool IsJagged, bool IsOptional, object? IfMissing, string? Collection = null);
