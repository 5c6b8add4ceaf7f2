namespace Heppy.Physics;

/// <summary>Two particles of a list and their summed four-momentum.</summary>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <param name="First">The particle that comes first in the list.</param>
/// <param name="Second">The other one.</param>
/// <param name="P4">The sum of their four-momenta.</param>
public readonly record struct Pair<T>(T First, T Second, P4 P4)
{
    /// <summary>Index of the first particle in the list.</summary>
    public int FirstIndex { get; init; }

    /// <summary>Index of the second particle in the list.</summary>
    public int SecondIndex { get; init; }

    /// <summary>Invariant mass in GeV.</summary>
    public double Mass => P4.Mass;

    /// <summary>Whether the particle at an index of the list is one of the two.</summary>
    /// <param name="index">Index in the list the pair was made of.</param>
    public bool Uses(int index) => index == FirstIndex || index == SecondIndex;
}
