namespace Heppy.Fits;

/// <summary>What one process gives to a channel.</summary>
public sealed record FitSample
{
    /// <summary>Its name: letters, digits and <c>_</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the parameter of interest multiplies it.</summary>
    public required bool IsSignal { get; init; }

    /// <summary>Expected events in each bin at the luminosity of the run, 0 or more.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Statistical error of each, from the number of simulated events.</summary>
    public required IReadOnlyList<double> Errors { get; init; }

    /// <summary>Systematic uncertainties that change it.</summary>
    public required IReadOnlyList<FitShift> Shifts { get; init; }

    /// <summary>Expected events of all bins.</summary>
    public double Yield => Values.Sum();
}
