using System.Globalization;

namespace Heppy.Physics;

/// <summary>The weighted mean of a quantity with its uncertainty, exact in any order.</summary>
/// <remarks>
/// heppy's Average. The products w*x and (w*x)*x are rounded to double and then added exactly.
/// </remarks>
public sealed class AverageContent
{
    private const int W = 0;
    private const int WX = 1;
    private const int WX2 = 2;
    private readonly ReproducibleSums[] _sums = [new(1), new(1), new(1)];

    /// <summary>Makes an average of nothing.</summary>
    /// <param name="name">Its name, as printed.</param>
    public AverageContent(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Name of the average.</summary>
    public string Name { get; }

    /// <summary>The same average under systematic variations.</summary>
    public Variations<AverageContent> Variations { get; } = new();

    /// <summary>Number of values added.</summary>
    public long Count { get; private set; }

    /// <summary>Number of values left out because they, their weight or the products were not finite.</summary>
    public long NonFinite { get; private set; }

    /// <summary>Sum of the weights.</summary>
    public double SumOfWeights => _sums[W].Value(0);

    /// <summary>The weighted mean; NaN when the sum of weights is 0.</summary>
    public double Value => _sums[WX].Value(0) / SumOfWeights;

    /// <summary>The weighted variance, |sum(wx²)/sum(w) - mean²|; NaN when the sum of weights is 0.</summary>
    public double Variance
    {
        get
        {
            // The rounding errors of the products are put back, or large means would lose the digits.
            var (w, wx, wx2) = (SumOfWeights, _sums[WX].Value(0), _sums[WX2].Value(0));
            double square = wx * wx;
            double difference = Math.FusedMultiplyAdd(w, wx2, -square) - Math.FusedMultiplyAdd(wx, wx, -square);
            return Math.Abs(difference / (w * w));
        }
    }

    /// <summary>Uncertainty of the mean, sqrt(Variance) / sqrt(sum(w)); NaN unless the sum of weights is above
    /// 0.</summary>
    public double Uncertainty => Math.Sqrt(Variance) / Math.Sqrt(SumOfWeights);

    /// <summary>Adds a value; one that is not finite is counted and left out.</summary>
    /// <param name="value">The value.</param>
    /// <param name="weight">Its weight.</param>
    public void Add(double value, double weight = 1)
    {
        double wx = weight * value;
        double wx2 = wx * value;
        if (!double.IsFinite(value) || !double.IsFinite(weight) || !double.IsFinite(wx2))
        {
            NonFinite++;
            return;
        }
        _sums[W].Add(0, weight);
        _sums[WX].Add(0, wx);
        _sums[WX2].Add(0, wx2);
        Count++;
    }

    /// <summary>Adds another average to this one.</summary>
    /// <param name="other">The average to add; it is not changed.</param>
    public void Merge(AverageContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i].Merge(other._sums[i]);
        }
        Count += other.Count;
        NonFinite += other.NonFinite;
        Variations.Merge(other.Variations, (mine, others) => mine.Merge(others));
    }

    /// <summary>The exact state, fit for JSON.</summary>
    public AverageState State() => new(Name, Count, NonFinite,
        _sums[W].Expansion(0), _sums[WX].Expansion(0), _sums[WX2].Expansion(0))
    {
        Variations = Variations.Count == 0 ? null : Variations.Names.ToDictionary(name => name, name => Variations[name].State()),
    };

    /// <summary>Makes an average from a state.</summary>
    /// <param name="state">What <see cref="State"/> returned.</param>
    /// <exception cref="ArgumentException">A sum is not finite.</exception>
    public static AverageContent FromState(AverageState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var average = new AverageContent(state.Name) { Count = state.Count, NonFinite = state.NonFinite };
        average._sums[W].AddExpansion(0, state.Weights);
        average._sums[WX].AddExpansion(0, state.Values);
        average._sums[WX2].AddExpansion(0, state.Squares);
        foreach (var (name, varied) in state.Variations ?? [])
        {
            average.Variations.Add(name, FromState(varied));
        }
        return average;
    }

    /// <summary>The average as heppy prints it, one line without its end; says how many values were left
    /// out.</summary>
    public string ToText()
    {
        string left = NonFinite == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $" ({NonFinite} values that are not finite left out)");
        return SumOfWeights == 0
            ? $"Average {Name,-15}: undefined (call Average.add){left}"
            : $"Average {Name,-15}: {PrintedNumber.Fixed(Value, 4),8} +- "
                + $"{PrintedNumber.Fixed(Uncertainty, 4),8}{left}";
    }
}
