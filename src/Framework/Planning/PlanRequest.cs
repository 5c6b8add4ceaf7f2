namespace Heppy;

/// <summary>What the command line says about what to run.</summary>
public sealed record PlanRequest
{
    /// <summary>First entries of each component to process, or null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>Globs of component names; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>First files of each component to use, or null for all.</summary>
    public int? MaxFiles { get; init; }

    /// <summary>Numbers of chunks, by component, in place of what the configuration says.</summary>
    public IReadOnlyDictionary<string, int> SplitFactors { get; init; } = new Dictionary<string, int>();

    /// <summary>Files in place of those of every component; empty to leave them.</summary>
    public IReadOnlyList<string> InputFiles { get; init; } = [];
}
