namespace Heppy.Plots;

/// <summary>The sum of all simulation with its uncertainty.</summary>
/// <param name="Title">Title in the legend.</param>
/// <param name="Values">The sum in each bin; NaN where there is none.</param>
/// <param name="Low">Lower end of the uncertainty.</param>
/// <param name="High">Upper end.</param>
internal sealed record Band(Label Title, double[] Values, double[] Low, double[] High)
{
    /// <summary>Draw the sum as a line as well, titled so.</summary>
    internal Label? LineTitle { get; init; }
}
