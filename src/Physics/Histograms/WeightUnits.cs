using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <summary>The fixed units in which w and w² are added up, chosen once, from the first weight.</summary>
internal struct WeightUnits
{
    private Vector128<double> _scale;                   // of w and w²; 0, with which nothing fits, until there is a unit

    public WeightUnits() => (Anchor, SquareAnchor) = (SumWords.NoAnchor, SumWords.NoAnchor);

    /// <summary>The unit of w, as <see cref="SumWords"/> has it.</summary>
    internal int Anchor { get; private set; }

    /// <summary>The unit of w².</summary>
    internal int SquareAnchor { get; private set; }

    /// <summary>Whether there are units.</summary>
    internal readonly bool AreChosen => Anchor != SumWords.NoAnchor;

    /// <summary>Both as one number: words in units of the same number can be added.</summary>
    internal readonly long Pair => ((long)Anchor << 32) | (uint)SquareAnchor;

    /// <summary>Chooses the units so that a weight sits in the middle of the window.</summary>
    internal void ChooseFor(double weight)
    {
        (Anchor, SquareAnchor) = (SumWords.AnchorFor(weight), SumWords.AnchorFor(weight * weight));
        _scale = Vector128.Create(SumWords.ScaleFor(Anchor), SumWords.ScaleFor(SquareAnchor));
    }

    /// <summary>The low words of w and w², then the high ones: <see cref="SumWords.Split"/> for both at once.</summary>
    /// <param name="weight">Any number.</param>
    /// <param name="words">The words.</param>
    /// <returns>False when one does not fit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TrySplit(double weight, out Vector256<long> words)
    {
        var shifter = Vector128.Create(SumWords.Shifter);
        var y = Vector128.Create(weight, weight * weight) * _scale;
        var size = Vector128.Abs(y);
        if (!Vector128.GreaterThanOrEqualAll(size, Vector128.Create(1.0))
            || !Vector128.LessThanAll(size, Vector128.Create(SumWords.Largest)))
        {
            words = default;
            return false;
        }
        var high = y + shifter;
        var low = (y - (high - shifter)) * Vector128.Create(SumWords.WordSize) + shifter;
        words = Vector256.Create(low, high).AsInt64() - Vector256.Create(SumWords.Shifter).AsInt64();
        return true;
    }

    /// <summary>Adds words to full sums of w and w².</summary>
    internal readonly void HandOver(Vector256<long> words, int bin, ReproducibleSums weights, ReproducibleSums squares)
    {
        weights.AddWords(bin, Vector128.Create(words[0], words[2]), Anchor);
        squares.AddWords(bin, Vector128.Create(words[1], words[3]), SquareAnchor);
    }
}
