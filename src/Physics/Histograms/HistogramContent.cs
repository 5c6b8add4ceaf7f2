using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <summary>The bins of a histogram: exact sums of weights and of squared weights, flow bins included.</summary>
/// <remarks>
/// The squares are rounded once to double and then added exactly, so values and variances are the same for any
/// order of filling and merging. Fills of weight 1 are counted as integers.
/// </remarks>
public sealed class HistogramContent : BinnedContent, IWeightedSums
{
    private readonly ReproducibleSums _weights;
    private readonly ReproducibleSums _squares;
    private WeightWindow _window;                       // what is filled since somebody last looked
    private long[] _units;                              // fills of weight 1 since then, which both sums share
    private long _entries;

    /// <summary>Makes an empty content.</summary>
    /// <param name="axes">1 to 3 axes, first the outermost.</param>
    /// <exception cref="ArgumentException">No axis or more than 3, or too many bins.</exception>
    public HistogramContent(params Axis[] axes) : this(axes, null, null)
    {
    }

    private HistogramContent(Axis[] axes, ReproducibleSums? weights, ReproducibleSums? squares) : base(axes)
    {
        (_weights, _squares) = (Sums(weights), Sums(squares));
        (_window, _units) = (new WeightWindow(), new long[BinCount]);
    }

    /// <summary>The exact sums of the weights of all stored bins, in C order. To be read, not filled.</summary>
    public ReproducibleSums SumsOfWeights => Settled(_weights);

    /// <summary>The exact sums of the squared weights of all stored bins, in C order. To be read, not
    /// filled.</summary>
    public ReproducibleSums SumsOfSquares => Settled(_squares);

    /// <inheritdoc/>
    public override long Entries => _entries + _units.Sum();

    /// <summary>Fills a bin.</summary>
    /// <param name="flatBin">Index of the bin, as <see cref="BinnedContent.FlatIndex"/> gives it.</param>
    /// <param name="weight">Weight of the entry, finite, and its square too.</param>
    /// <exception cref="ArgumentException">The weight or its square is not finite; nothing was
    /// filled.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int flatBin, double weight)
    {
        if (weight == 1)
        {
            _units[flatBin]++;
        }
        else
        {
            if (!_window.TryAdd(flatBin, weight, out bool isFull))
            {
                AddSlowly(flatBin, weight);
            }
            else if (isFull)
            {
                _window.HandOver(flatBin, _weights, _squares);
            }
            _entries++;
        }
    }

    /// <summary>Sum of weights of each stored bin, in C order including flow, each rounded once.</summary>
    public double[] Values() => SumsOfWeights.Values();

    /// <summary>Sum of squared weights of each stored bin, in C order including flow, each rounded
    /// once.</summary>
    public double[] Variances() => SumsOfSquares.Values();

    /// <summary>Adds another content to this one; the categories of growing axes are united, this one's
    /// first.</summary>
    /// <param name="other">Content over axes of the same descriptions; its sums are not changed.</param>
    /// <exception cref="ArgumentException">The axes differ; nothing was merged.</exception>
    public void Merge(HistogramContent other)
    {
        var places = Align(other);
        _weights.Merge(Placed(other.SumsOfWeights, places));
        _squares.Merge(Placed(other.SumsOfSquares, places));
        _entries += other.Entries;
    }

    /// <summary>Makes a content from stored sums.</summary>
    /// <param name="axes">1 to 3 axes, first the outermost.</param>
    /// <param name="entries">How often it was filled.</param>
    /// <param name="sumsOfWeights">The sums of weights in C order including flow; they are the content's own from now on.</param>
    /// <param name="sumsOfSquares">The sums of squared weights in the same order, likewise.</param>
    /// <exception cref="ArgumentException">The number of sums is not that of the bins.</exception>
    public static HistogramContent Restore(
        Axis[] axes, long entries, ReproducibleSums sumsOfWeights, ReproducibleSums sumsOfSquares)
    {
        ArgumentNullException.ThrowIfNull(sumsOfWeights);
        ArgumentNullException.ThrowIfNull(sumsOfSquares);
        return new HistogramContent(axes, sumsOfWeights, sumsOfSquares) { _entries = entries };
    }

    bool IWeightedSums.KnowsOnes => false;

    int IWeightedSums.Bins => BinCount;

    void IWeightedSums.AddWeight(int bin, double weight) => Add(bin, weight);

    void IWeightedSums.AddWords(int bin, Vector256<long> words, WeightUnits units, long count)
    {
        units.HandOver(words, bin, _weights, _squares);
        _entries += count;
    }

    private protected override void Remap(int[] oldToNew, int newCount)
    {
        HandOver();
        _weights.Remap(oldToNew, newCount);
        _squares.Remap(oldToNew, newCount);
        _window.Resize(newCount);
        _units = new long[newCount];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlowly(int flatBin, double weight)
    {
        if (!double.IsFinite(weight * weight))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The weight {weight} cannot be filled: it and its square must be finite."), nameof(weight));
        }
        _squares.Add(flatBin, weight * weight);         // first: when it throws nothing was filled
        _weights.Add(flatBin, weight);
        if (weight != 0)
        {
            _window.AnchorAt(weight, _units.Length);
        }
    }

    private ReproducibleSums Settled(ReproducibleSums sums)
    {
        EnsureShape();
        HandOver();
        return sums;
    }

    private void HandOver()
    {
        for (int i = 0; i < _units.Length; i++)
        {
            _window.HandOver(i, _weights, _squares);
            if (_units[i] != 0)
            {
                _weights.AddUnits(i, _units[i]);
                _squares.AddUnits(i, _units[i]);
                _entries += _units[i];
                _units[i] = 0;
            }
        }
    }
}
