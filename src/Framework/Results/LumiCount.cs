namespace Heppy;

/// <summary>How many luminosity sections were processed.</summary>
/// <param name="Analyzer">Name of the analyzer that collected them.</param>
/// <param name="Processed">Sections of which it let an event through.</param>
public sealed record LumiCount(string Analyzer, long Processed)
{
    /// <summary>Name of the mask's file, or null if all sections were accepted.</summary>
    public string? Mask { get; init; }

    /// <summary>Sections of the mask.</summary>
    public long? InMask { get; init; }

    /// <summary>Sections of the mask of which no event was processed, by what this summary is of.</summary>
    public long? Missing { get; init; }

    /// <summary>Those of the missing ones that are in runs without any processed section: of another period of data, perhaps.</summary>
    public long? InMissingRuns { get; init; }

    /// <summary>Runs of the mask without any processed section.</summary>
    public int? MissingRuns { get; init; }
}
