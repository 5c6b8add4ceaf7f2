namespace Heppy.Batch;

/// <summary>When a job is in a state.</summary>
public sealed record StateRule
{
    /// <summary>The state.</summary>
    public required JobState Is { get; init; }

    /// <summary>Regular expressions over fields, all of which must match. Empty: always.</summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>The reason to show, where the system's own is missing or does not tell; or null.</summary>
    public string? Because { get; init; }
}
