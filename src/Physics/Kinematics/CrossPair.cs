namespace Heppy.Physics;

/// <summary>Two particles of two lists and their summed four-momentum.</summary>
/// <typeparam name="T">Type of the first.</typeparam>
/// <typeparam name="TOther">Type of the second.</typeparam>
/// <param name="First">The particle of the first list.</param>
/// <param name="Second">The particle of the second list.</param>
/// <param name="P4">The sum of their four-momenta.</param>
public readonly record struct CrossPair<T, TOther>(T First, TOther Second, P4 P4)
{
    /// <summary>Index of the first particle in its list.</summary>
    public int FirstIndex { get; init; }

    /// <summary>Index of the second particle in its list.</summary>
    public int SecondIndex { get; init; }

    /// <summary>Invariant mass in GeV.</summary>
    public double Mass => P4.Mass;
}
