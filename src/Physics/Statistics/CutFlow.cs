using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text;

namespace Heppy.Physics;

/// <summary>How many events passed each of a list of selections, in order, unweighted and weighted.</summary>
/// <remarks>heppy's Counter, with the sums of weights and of squared weights, exact in any order.</remarks>
public sealed class CutFlow : IWeightedSums
{
    private readonly List<string> _labels = [];
    private readonly List<long> _counts = [];
    private readonly ReproducibleSums _weights = new(0);
    private readonly ReproducibleSums _squares = new(0);
    private readonly List<bool> _isWeighted = [];

    /// <summary>Makes a cut flow without levels.</summary>
    /// <param name="name">Its name, as printed.</param>
    public CutFlow(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Name of the cut flow.</summary>
    public string Name { get; }

    /// <summary>The labels of the levels, in order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Whether any weight differed from 1.</summary>
    public bool IsWeighted => _isWeighted.Contains(true);

    /// <summary>The same cut flow under systematic variations.</summary>
    public Variations<CutFlow> Variations { get; } = new();

    /// <summary>A cut flow with the same levels and no events.</summary>
    public CutFlow EmptyCopy()
    {
        var copy = new CutFlow(Name);
        _labels.ForEach(label => copy.Register(label));
        return copy;
    }

    /// <summary>Adds a level.</summary>
    /// <param name="label">Its label, unlike all others.</param>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="ArgumentException">The label exists.</exception>
    public int Register(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (_labels.Contains(label))
        {
            throw new ArgumentException($"Cut flow '{Name}' has a level '{label}' already.", nameof(label));
        }
        _labels.Add(label);
        _counts.Add(0);
        _isWeighted.Add(false);
        _weights.Resize(_labels.Count);
        _squares.Resize(_labels.Count);
        return _labels.Count - 1;
    }

    /// <summary>Counts an event.</summary>
    /// <param name="level">Number of the level it passed.</param>
    /// <param name="weight">Its weight, finite, and its square too.</param>
    /// <exception cref="ArgumentException">The weight or its square is not finite; nothing was
    /// counted.</exception>
    public void Count(int level, double weight)
    {
        if (weight == 1)
        {
            _weights.AddUnit(level);
            _squares.AddUnit(level);
        }
        else
        {
            _squares.Add(level, weight * weight);       // first: when it throws nothing was counted
            _weights.Add(level, weight);
            _isWeighted[level] = true;
        }
        _counts[level]++;
    }

    bool IWeightedSums.KnowsOnes => true;

    int IWeightedSums.Bins => _labels.Count;

    void IWeightedSums.AddWeight(int bin, double weight) => Count(bin, weight);

    void IWeightedSums.AddWords(int bin, Vector256<long> words, WeightUnits units, long count)
    {
        units.HandOver(words, bin, _weights, _squares);
        _isWeighted[bin] |= count > 0;
        _counts[bin] += count;
    }

    /// <summary>Number of events that passed a level.</summary>
    /// <param name="level">Number of the level.</param>
    public long Count(int level) => _counts[level];

    /// <summary>Sum of the weights of the events that passed a level.</summary>
    /// <param name="level">Number of the level.</param>
    public double SumOfWeights(int level) => _weights.Value(level);

    /// <summary>Sum of the squared weights of the events that passed a level.</summary>
    /// <param name="level">Number of the level.</param>
    public double SumOfSquares(int level) => _squares.Value(level);

    /// <summary>Adds another cut flow to this one.</summary>
    /// <param name="other">A cut flow with the same labels in the same order.</param>
    /// <exception cref="ArgumentException">The labels differ; nothing was merged.</exception>
    public void Merge(CutFlow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_labels.SequenceEqual(other._labels))
        {
            throw new ArgumentException($"Cut flows '{Name}' and '{other.Name}' have different levels: "
                + $"[{string.Join(", ", _labels)}] and [{string.Join(", ", other._labels)}].", nameof(other));
        }
        for (int i = 0; i < _labels.Count; i++)
        {
            _counts[i] += other._counts[i];
            _isWeighted[i] |= other._isWeighted[i];
        }
        _weights.Merge(other._weights);
        _squares.Merge(other._squares);
        Variations.Merge(other.Variations, (mine, others) => mine.Merge(others));
    }

    /// <summary>The exact state, fit for JSON.</summary>
    public CutFlowState State() => new(Name, [.. _labels.Select((label, i) => new CutFlowLevelState(
        label, _counts[i], _weights.Expansion(i), _squares.Expansion(i), _isWeighted[i]))])
    {
        Variations = Variations.Count == 0 ? null : Variations.Names.ToDictionary(name => name, name => Variations[name].State().Levels),
    };

    /// <summary>Makes a cut flow from a state.</summary>
    /// <param name="state">What <see cref="State"/> returned.</param>
    /// <exception cref="ArgumentException">A label is there twice, or a sum is not finite.</exception>
    public static CutFlow FromState(CutFlowState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var flow = new CutFlow(state.Name);
        foreach (var level in state.Levels)
        {
            int i = flow.Register(level.Label);
            flow._counts[i] = level.Count;
            flow._isWeighted[i] = level.IsWeighted;
            flow._weights.AddExpansion(i, level.Weights);
            flow._squares.AddExpansion(i, level.Squares);
        }
        foreach (var (name, levels) in state.Variations ?? [])
        {
            flow.Variations.Add(name, FromState(new CutFlowState(state.Name, levels)));
        }
        return flow;
    }

    /// <summary>The cut flow as heppy prints it, and a second block for the weights if any differed from
    /// 1.</summary>
    /// <returns>
    /// Lines that end in '\n': label, count, efficiency to the previous level and to the first; -1 where the
    /// denominator is 0. Weighted: label, sum of weights, its statistical error, the same efficiencies. Under
    /// variations: name, sum of weights that pass the last level, ratio to the nominal sum.
    /// </returns>
    public string ToText()
    {
        var text = new StringBuilder($"Counter {Name} :\n");
        Print(text, i => _counts[i], i => $"{_counts[i],9}");
        if (IsWeighted)
        {
            text.Append(CultureInfo.InvariantCulture, $"Counter {Name} weighted :\n");
            Print(text, SumOfWeights, i => PrintedNumber.Fixed(SumOfWeights(i), 4).PadLeft(14) + " +- "
                + PrintedNumber.Fixed(Math.Sqrt(SumOfSquares(i)), 4).PadLeft(12));
        }
        if (Variations.Count > 0 && _labels.Count > 0)
        {
            PrintVariations(text, _labels.Count - 1);
        }
        return text.ToString();
    }

    private void Print(StringBuilder text, Func<int, double> sum, Func<int, string> show)
    {
        int width = _labels.Select(label => label.Length).DefaultIfEmpty().Max() + 5;
        for (int i = 0; i < _labels.Count; i++)
        {
            string previous = PrintedNumber.Fixed(Efficiency(sum(i), sum(Math.Max(0, i - 1))), 2);
            string first = PrintedNumber.Fixed(Efficiency(sum(i), sum(0)), 4);
            text.Append(CultureInfo.InvariantCulture,
                $"\t {_labels[i].PadRight(width)} {show(i)} \t {previous} \t {first}\n");
        }
    }

    private void PrintVariations(StringBuilder text, int last)
    {
        text.Append(CultureInfo.InvariantCulture, $"Counter {Name} under variations, {_labels[last]} :\n");
        int width = Variations.Names.Select(name => name.Length).Max() + 5;
        foreach (string name in Variations.Names)
        {
            double sum = Variations[name].SumOfWeights(last);
            text.Append(CultureInfo.InvariantCulture,
                $"\t {name.PadRight(width)} {PrintedNumber.Fixed(sum, 4),14} \t {PrintedNumber.Fixed(Efficiency(sum, SumOfWeights(last)), 4)}\n");
        }
    }

    private static double Efficiency(double passed, double of) => of == 0 ? -1 : passed / of;
}
