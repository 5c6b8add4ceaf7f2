using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <summary>Sums of weights and of squared weights, by bin: histograms and cut flows.</summary>
internal interface IWeightedSums
{
    /// <summary>Whether a weight of 1 is told from another that is the same in the sums.</summary>
    bool KnowsOnes { get; }

    /// <summary>How many bins there are.</summary>
    int Bins { get; }

    /// <summary>Adds a weight.</summary>
    /// <exception cref="ArgumentException">It or its square is not finite.</exception>
    void AddWeight(int bin, double weight);

    /// <summary>Adds the words of weights and squares.</summary>
    void AddWords(int bin, Vector256<long> words, WeightUnits units, long count);
}
