namespace Heppy.Physics;

/// <summary>Two particles of a collection.</summary>
/// <typeparam name="T">Type of the particles.</typeparam>
/// <param name="First">The one that comes first in the collection.</param>
/// <param name="Second">The other.</param>
/// <param name="P4">Sum of their momenta.</param>
/// <param name="FirstIndex">Index of the first in the collection.</param>
/// <param name="SecondIndex">Index of the second in the collection.</param>
public readonly record struct Pair<T>(T First, T Second, P4 P4, int FirstIndex, int SecondIndex)
{
    /// <summary>Invariant mass in GeV.</summary>
    public double Mass => P4.Mass;

    /// <summary>Whether an item of the collection is one of the two.</summary>
    /// <param name="index">Its index.</param>
    public bool Has(int index) => index == FirstIndex || index == SecondIndex;
}
