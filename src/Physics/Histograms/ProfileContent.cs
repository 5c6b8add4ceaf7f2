namespace Heppy.Physics;

/// <summary>The bins of a profile: the mean of a quantity y in each bin, from exact sums, flow bins
/// included.</summary>
/// <remarks>
/// Kept are the sums of w, w², wy and wy². The products are rounded (w*w once, w*y once, wy² as (w*y)*y) and
/// then added exactly, so the result is the same for any order of filling and merging.
/// </remarks>
public sealed class ProfileContent : BinnedContent
{
    private readonly ReproducibleSums _w;
    private readonly ReproducibleSums _w2;
    private readonly ReproducibleSums _wy;
    private readonly ReproducibleSums _wy2;
    private long _entries;

    /// <summary>Makes an empty content.</summary>
    /// <param name="axes">1 to 3 axes, first the outermost.</param>
    /// <exception cref="ArgumentException">No axis or more than 3, or too many bins.</exception>
    public ProfileContent(params Axis[] axes) : this(axes, default)
    {
    }

    private ProfileContent(Axis[] axes, (ReproducibleSums? W, ReproducibleSums? W2, ReproducibleSums? Wy, ReproducibleSums? Wy2) stored) : base(axes)
    {
        (_w, _w2, _wy, _wy2) = (Sums(stored.W), Sums(stored.W2), Sums(stored.Wy), Sums(stored.Wy2));
    }

    /// <inheritdoc/>
    public override long Entries => _entries;

    /// <summary>How many entries were left out because y (or a product with it) was not finite.</summary>
    public long NonFinite { get; private set; }

    /// <summary>The exact sums of weights of all stored bins, in C order. To be read, not filled.</summary>
    public ReproducibleSums SumsOfWeights => Shaped(_w);

    /// <summary>The exact sums of squared weights. To be read, not filled.</summary>
    public ReproducibleSums SumsOfSquares => Shaped(_w2);

    /// <summary>The exact sums of w*y. To be read, not filled.</summary>
    public ReproducibleSums SumsOfY => Shaped(_wy);

    /// <summary>The exact sums of w*y*y. To be read, not filled.</summary>
    public ReproducibleSums SumsOfYSquared => Shaped(_wy2);

    /// <summary>Fills a bin.</summary>
    /// <param name="flatBin">Index of the bin, as <see cref="BinnedContent.FlatIndex"/> gives it.</param>
    /// <param name="y">The quantity to average; when it is not finite it is counted in NonFinite and left
    /// out.</param>
    /// <param name="weight">Weight of the entry, finite, and its square too.</param>
    /// <exception cref="ArgumentException">The weight or its square is not finite; nothing was
    /// filled.</exception>
    public void Add(int flatBin, double y, double weight)
    {
        double w2 = weight * weight;
        double wy = weight * y;
        double wy2 = wy * y;
        if (!double.IsFinite(w2))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The weight {weight} cannot be filled: it and its square must be finite."), nameof(weight));
        }
        if (!double.IsFinite(y) || !double.IsFinite(wy2))
        {
            NonFinite++;
            return;
        }
        if (weight == 1)
        {
            _w.AddUnit(flatBin);
            _w2.AddUnit(flatBin);
        }
        else
        {
            _w.Add(flatBin, weight);
            _w2.Add(flatBin, w2);
        }
        _wy.Add(flatBin, wy);
        _wy2.Add(flatBin, wy2);
        _entries++;
    }

    /// <summary>Weighted mean of y in a bin: sum(wy) / sum(w); NaN where the sum of weights is 0.</summary>
    /// <param name="flatBin">Index of the bin.</param>
    public double Mean(int flatBin) => SumsOfY.Value(flatBin) / _w.Value(flatBin);

    /// <summary>Unbiased sample variance of y in a bin, for weights that are frequencies or
    /// reliabilities.</summary>
    /// <param name="flatBin">Index of the bin.</param>
    /// <returns>
    /// (sum(wy²) - sum(wy)²/sum(w)) / (sum(w) - sum(w²)/sum(w)), the definition of Boost.Histogram's weighted
    /// mean; 0 for a single effective entry; NaN where the sum of weights is 0.
    /// </returns>
    public double Variance(int flatBin)
    {
        EnsureShape();
        var (w, w2) = (_w.Value(flatBin), _w2.Value(flatBin));
        var (wy, wy2) = (_wy.Value(flatBin), _wy2.Value(flatBin));
        if (w == 0)
        {
            return double.NaN;
        }
        // The products are taken with their rounding errors: the difference of large ones would lose the digits.
        double difference = DifferenceOfProducts(w, wy2, wy, wy);
        double degrees = DifferenceOfProducts(w, w, 1, w2);
        return degrees > 0 ? Math.Max(0, difference / degrees) : 0;
    }

    /// <summary>Statistical error of the mean in a bin: sqrt(Variance * sum(w²)) / |sum(w)|; NaN where sum(w)
    /// is 0.</summary>
    /// <param name="flatBin">Index of the bin.</param>
    public double ErrorOfMean(int flatBin) =>
        Math.Sqrt(Variance(flatBin) * _w2.Value(flatBin)) / Math.Abs(_w.Value(flatBin));

    /// <summary>Adds another content to this one; the categories of growing axes are united, this one's
    /// first.</summary>
    /// <param name="other">Content over axes of the same descriptions; its sums are not changed.</param>
    /// <exception cref="ArgumentException">The axes differ; nothing was merged.</exception>
    public void Merge(ProfileContent other)
    {
        var places = Align(other);
        _w.Merge(Placed(other._w, places));
        _w2.Merge(Placed(other._w2, places));
        _wy.Merge(Placed(other._wy, places));
        _wy2.Merge(Placed(other._wy2, places));
        _entries += other._entries;
        NonFinite += other.NonFinite;
    }

    /// <summary>Makes a content from stored sums, each in C order including flow.</summary>
    /// <param name="axes">1 to 3 axes, first the outermost.</param>
    /// <param name="entries">How often it was filled.</param>
    /// <param name="nonFinite">How many entries were left out.</param>
    /// <param name="sums">The sums of w, w², wy and wy²; they are the content's own from now on.</param>
    /// <exception cref="ArgumentException">The number of sums is not that of the bins.</exception>
    public static ProfileContent Restore(Axis[] axes, long entries, long nonFinite,
        (ReproducibleSums W, ReproducibleSums W2, ReproducibleSums Wy, ReproducibleSums Wy2) sums) =>
        new(axes, sums) { _entries = entries, NonFinite = nonFinite };

    private protected override void Remap(int[] oldToNew, int newCount)
    {
        _w.Remap(oldToNew, newCount);
        _w2.Remap(oldToNew, newCount);
        _wy.Remap(oldToNew, newCount);
        _wy2.Remap(oldToNew, newCount);
    }

    /// <summary>a*b - c*d with the rounding errors of the products put back (Kahan).</summary>
    private static double DifferenceOfProducts(double a, double b, double c, double d)
    {
        double cd = c * d;
        return Math.FusedMultiplyAdd(a, b, -cd) - Math.FusedMultiplyAdd(c, d, -cd);
    }

    private ReproducibleSums Shaped(ReproducibleSums sums)
    {
        EnsureShape();
        return sums;
    }
}
