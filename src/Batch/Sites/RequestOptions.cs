namespace Heppy.Batch;

/// <summary>The options of a submit command that stand for requests; each a template, or null where the system has none.</summary>
/// <remarks>They stand on the command line and, after <see cref="SiteProfile.Directive"/>, in the script.</remarks>
public sealed record RequestOptions
{
    /// <summary>Always in the script, whatever is requested.</summary>
    public IReadOnlyList<string> Always { get; init; } = [];

    /// <summary>The job's <c>name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Where its output goes: <c>log</c>, relative to the directory it is submitted from.</summary>
    public string? Log { get; init; }

    /// <summary>The same for an array, where all tasks share it.</summary>
    public string? ArrayLog { get; init; }

    /// <summary>Wall time: <c>seconds</c>, <c>minutes</c> (rounded up), <c>hms</c> (H:MM:SS), <c>soft_seconds</c> (when to ask it to stop).</summary>
    public string? Time { get; init; }

    /// <summary>Memory: <c>mib</c>, <c>kib</c>, <c>cores</c> (at least 1).</summary>
    public string? Memory { get; init; }

    /// <summary>Number of <c>cores</c>.</summary>
    public string? Cores { get; init; }

    /// <summary>Queue or partition: <c>queue</c>.</summary>
    public string? Queue { get; init; }

    /// <summary>Signal before the limit: <c>stop_seconds</c>, <c>stop_minutes</c> (rounded up).</summary>
    public string? Stop { get; init; }

    /// <summary>How a request stands on the command line: a template with <c>request</c>, one quoted word; null: as it is.</summary>
    public string? Appended { get; init; }
}
