namespace Heppy;

/// <summary>A systematic variation of a sequence.</summary>
/// <param name="Name">Its name: <c>muon_id_up</c>.</param>
/// <param name="Analyzer">Index of the analyzer that declares it.</param>
/// <param name="Collection">The collection that it shifts, or null for one of the weight.</param>
/// <param name="Shift">Which way a collection is shifted.</param>
internal sealed record DeclaredVariation(string Name, int Analyzer, IVariedCollection? Collection, Shift Shift);
