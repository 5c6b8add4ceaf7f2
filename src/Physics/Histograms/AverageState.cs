namespace Heppy.Physics;

/// <summary>An average as it is stored. Each sum: the number, then what is left of the exact sum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entries">Values added.</param>
/// <param name="NotFinite">Values left out because they were not finite.</param>
/// <param name="Sums">Sums of w, w x and w x^2.</param>
public sealed record AverageState(string Name, long Entries, long NotFinite, double[][] Sums);
