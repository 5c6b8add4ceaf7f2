using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <summary>Weights made ready to be added to many histograms: that takes longer than to add them.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class SplitWeights
{
    private readonly SplitWeights _first;
    private WeightUnits _units = new();
    private double[] _weights = [];
    private Vector256<long>[] _words = [];

    /// <summary>Makes place for weights.</summary>
    /// <param name="like">Others that are filled into the same histograms, and whose units these are to share.</param>
    public SplitWeights(SplitWeights? like = null) => _first = like?._first ?? this;

    /// <summary>The weights.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Whether all have words. The others, such as one that is a million times as large as the first, are added one by one.</summary>
    internal bool HaveWords { get; private set; }

    /// <summary>Whether one of the weights is 1.</summary>
    internal bool HaveOnes { get; private set; }

    /// <summary>The words of w and w² for each weight.</summary>
    internal ReadOnlySpan<Vector256<long>> Words => _words;

    /// <summary>In what units they are.</summary>
    internal WeightUnits Units => _first._units;

    /// <summary>Takes other weights.</summary>
    /// <param name="weights">Any numbers, as many as there will be contents.</param>
    /// <param name="factor">What each is multiplied by.</param>
    public void Set(ReadOnlySpan<double> weights, double factor = 1)
    {
        if (_weights.Length != weights.Length)
        {
            (_weights, _words) = (new double[weights.Length], new Vector256<long>[weights.Length]);
        }
        ref var units = ref _first._units;
        (HaveWords, HaveOnes) = (true, false);
        for (int i = 0; i < weights.Length; i++)
        {
            double weight = weights[i] * factor;
            _weights[i] = weight;
            HaveOnes |= weight == 1;
            if (!units.AreChosen && weight != 0 && double.IsFinite(weight * weight))
            {
                units.ChooseFor(weight);
            }
            // Zero has no words, and adds none.
            HaveWords &= units.TrySplit(weight, out _words[i]) || weight == 0;
        }
    }
}
