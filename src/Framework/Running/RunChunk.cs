using Heppy.Storage;

namespace Heppy;

/// <summary>A chunk on disk.</summary>
/// <param name="Component">Its component.</param>
/// <param name="Index">Its number.</param>
/// <param name="Directory">Name of its directory.</param>
/// <param name="Seal">Its seal, or null while it is not done.</param>
/// <param name="Exists">Whether its directory is there.</param>
public sealed record RunChunk(PlannedComponent Component, int Index, string Directory, Seal? Seal, bool Exists = true)
{
    /// <summary>What is wrong with its seal, or null: then nobody knows whether it is done.</summary>
    public string? Damage { get; init; }
}
