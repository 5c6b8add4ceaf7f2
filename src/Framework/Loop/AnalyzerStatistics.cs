namespace Heppy;

/// <summary>How many events an analyzer saw and let through, and how long it took.</summary>
/// <param name="name">Name of the analyzer.</param>
public sealed class AnalyzerStatistics(string name)
{
    /// <summary>Name of the analyzer.</summary>
    public string Name => name;

    /// <summary>Events it saw.</summary>
    public long Processed { get; set; }

    /// <summary>Events it let through.</summary>
    public long Passed { get; set; }

    /// <summary>Events it was timed on: one of 64, since reading the clock costs as much as a small analyzer.</summary>
    public long Timed { get; set; }

    /// <summary>Time in these events.</summary>
    public TimeSpan Time { get; set; }

    /// <summary>How often NaN was filled into its histograms, by name; those without it are left out.</summary>
    internal SortedDictionary<string, long> NaNFills { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds another range.</summary>
    /// <param name="other">Statistics of the same analyzer.</param>
    public void Merge(AnalyzerStatistics other)
    {
        Processed += other.Processed;
        Passed += other.Passed;
        Timed += other.Timed;
        Time += other.Time;
        foreach ((string histogram, long fills) in other.NaNFills)
        {
            NaNFills[histogram] = NaNFills.GetValueOrDefault(histogram) + fills;
        }
    }
}
