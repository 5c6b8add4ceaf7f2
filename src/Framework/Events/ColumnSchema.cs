namespace Heppy.Events;

/// <summary>One column that a file offers, under its flat name: <c>Muon_pt</c> also where a list of structs <c>Muon.pt</c> is stored.</summary>
/// <param name="Name">Flat name; parts of a nested name are joined by <c>_</c>.</param>
/// <param name="Type">Stored type of one value.</param>
/// <param name="IsJagged">True if each entry holds a list of values.</param>
/// <param name="IsNullable">True if values may be null. A null list reads as an empty one and does not count here.</param>
/// <param name="IsCount">True for a <c>nMuon</c> that is not stored but given by the length of the lists <c>Muon_*</c>.</param>
/// <param name="Stored">How the file names and types it, for messages: <c>Muon.list.element.pt: float</c>.</param>
public sealed record ColumnSchema(
    string Name,
    ElementType Type,
    bool IsJagged = false,
    bool IsNullable = false,
    bool IsCount = false,
    string Stored = "");
