using System.Text.Json.Serialization;

namespace Heppy;

/// <summary>A chunk of a component.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Ranges">The ranges, in entry order; each is processed by one thread and may go over several files.</param>
public sealed record PlannedChunk(int Index, EntryRange[][] Ranges)
{
    /// <summary>Entries in the chunk.</summary>
    [JsonIgnore]
    public long Entries => Ranges.Sum(r => r.Sum(s => s.Count));
}
