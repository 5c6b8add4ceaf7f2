namespace Heppy;

/// <summary>Luminosity sections that an analyzer saw and let through, beside those of the mask.</summary>
/// <param name="processed">What was processed.</param>
/// <param name="mask">What was expected, or null if there is no mask.</param>
/// <param name="maskName">Name of the mask's file.</param>
public sealed class ProcessedLumis(LumiSections processed, LumiSections? mask, string? maskName)
{
    /// <summary>Name of the file with the processed sections, without extension.</summary>
    internal const string ProcessedName = "processedLumis";

    /// <summary>Name of the file with the mask, without extension.</summary>
    internal const string MaskName = "lumiMask";

    /// <summary>Name of the file with the missing sections, without extension.</summary>
    internal const string MissingName = "missingLumis";

    /// <summary>What was processed.</summary>
    public LumiSections Processed { get; private set; } = processed;

    /// <summary>What was expected, or null if there is no mask.</summary>
    public LumiSections? Mask { get; private set; } = mask;

    /// <summary>Name of the mask's file.</summary>
    public string? MaskFile => maskName;

    /// <summary>Sections of the mask of which no event was processed; null if there is no mask.</summary>
    public LumiSections? Missing => Mask?.Except(Processed);

    /// <summary>Adds another part; the order does not matter.</summary>
    /// <param name="other">The other part.</param>
    public void Merge(ProcessedLumis other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Processed = Processed.Union(other.Processed);
        Mask = other.Mask is null ? Mask : Mask?.Union(other.Mask) ?? other.Mask;
    }

    /// <summary>How many there are.</summary>
    /// <param name="analyzer">Name of the analyzer.</param>
    internal LumiCount Counted(string analyzer)
    {
        if (Mask is null)
        {
            return new LumiCount(analyzer, Processed.Count);
        }

        HashSet<uint> runs = [.. Processed.Ranges.Select(r => r.Run)];
        LumiSections inMissingRuns = LumiSections.Of(Mask.Ranges.Where(r => !runs.Contains(r.Run)));
        return new LumiCount(analyzer, Processed.Count)
        {
            Mask = MaskFile,
            InMask = Mask.Count,
            Missing = Missing!.Count,
            InMissingRuns = inMissingRuns.Count,
            MissingRuns = inMissingRuns.Ranges.Select(r => r.Run).Distinct().Count(),
        };
    }
}
