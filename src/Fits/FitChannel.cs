namespace Heppy.Fits;

/// <summary>Bins in which events are counted.</summary>
public sealed record FitChannel
{
    /// <summary>Its name: letters, digits and <c>_</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the axis, with markup.</summary>
    public required string Title { get; init; }

    /// <summary>Edges of the bins, one more than there are bins; 0, 1, 2... for categories.</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>Observed events in each bin, 0 or more.</summary>
    public required IReadOnlyList<double> Observed { get; init; }

    /// <summary>What is expected, at least one sample.</summary>
    public required IReadOnlyList<FitSample> Samples { get; init; }

    /// <summary>Number of bins.</summary>
    public int Bins => Observed.Count;

    /// <summary>Expected events of all samples.</summary>
    public double Expected => Samples.Sum(s => s.Yield);
}
