namespace Heppy;

/// <summary>What a chunk has to do: <c>chunk.json</c>.</summary>
public sealed record ChunkTask
{
    /// <summary>Identity of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>Name of the component.</summary>
    public required string Component { get; init; }

    /// <summary>Number of the chunk.</summary>
    public required int Index { get; init; }

    /// <summary>Name of the chunk whose rest this is, or null.</summary>
    public string? TailOf { get; init; }

    /// <summary>The files it reads, of those of the component.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>Its ranges, in entry order.</summary>
    public required EntryRange[][] Ranges { get; init; }

    /// <summary>Makes the task of a planned chunk.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="component">The component.</param>
    /// <param name="chunk">The chunk.</param>
    public static ChunkTask Of(Plan plan, PlannedComponent component, PlannedChunk chunk)
    {
        HashSet<int> used = [.. chunk.Ranges.SelectMany(r => r).Select(s => s.File)];
        return new ChunkTask
        {
            RunId = plan.RunId,
            Component = component.Name,
            Index = chunk.Index,
            // A chunk without entries has a file all the same: it knows the columns.
            Files = [.. component.Files.Where(f => used.Contains(f.Index) || (used.Count == 0 && f.Index == 0))],
            Ranges = chunk.Ranges,
        };
    }
}
