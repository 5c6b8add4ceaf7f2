using System.Globalization;
using System.Text;

namespace Heppy.Physics;

/// <summary>How many events pass each step of a selection, counted and weighted.</summary>
/// <param name="name">Its name.</param>
public sealed class CutFlow(string name)
{
    private readonly List<string> _labels = [];
    private readonly ReproducibleSums _weights = new(0);
    private readonly ReproducibleSums _squares = new(0);
    private long[] _counts = [];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Labels of the steps.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Adds a step.</summary>
    /// <param name="label">What passes.</param>
    /// <returns>Its number.</returns>
    public int Register(string label)
    {
        _labels.Add(label);
        Array.Resize(ref _counts, _labels.Count);
        int[] places = [.. Enumerable.Range(0, _labels.Count - 1)];
        _weights.Remap(places, _labels.Count);
        _squares.Remap(places, _labels.Count);
        return _labels.Count - 1;
    }

    /// <summary>Counts an event.</summary>
    /// <param name="level">Number of the step.</param>
    /// <param name="weight">A finite number.</param>
    public void Count(int level, double weight)
    {
        _counts[level]++;
        if (weight == 1.0)
        {
            _weights.AddUnit(level);
            _squares.AddUnit(level);
            return;
        }

        _weights.Add(level, weight);
        _squares.Add(level, weight * weight);
    }

    /// <summary>Events at a step.</summary>
    /// <param name="level">Number of the step.</param>
    public long Events(int level) => _counts[level];

    /// <summary>Sum of weights at a step.</summary>
    /// <param name="level">Number of the step.</param>
    public double Weighted(int level) => _weights.Value(level);

    /// <summary>Statistical uncertainty of <see cref="Weighted"/>: the square root of the sum of squared weights.</summary>
    /// <param name="level">Number of the step.</param>
    public double Uncertainty(int level) => Math.Sqrt(_squares.Value(level));

    /// <summary>Adds another cut flow.</summary>
    /// <param name="other">With the same steps; it is not changed.</param>
    /// <exception cref="ArgumentException">The steps differ.</exception>
    public void Merge(CutFlow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_labels.SequenceEqual(other._labels))
        {
            throw new ArgumentException($"cut flow {name}: the steps differ: {string.Join(", ", _labels)}; {string.Join(", ", other._labels)}");
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        _weights.Merge(other._weights);
        _squares.Merge(other._squares);
    }

    /// <summary>heppy's table: count, efficiency to the step before, efficiency to the first; below it the weighted one if any weight was not 1.</summary>
    public string ToText()
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        int width = _labels.Select(l => l.Length).DefaultIfEmpty(0).Max() + 5;
        text.Append(c, $"Counter {name} :\n");
        for (int i = 0; i < _labels.Count; i++)
        {
            double before = Ratio(_counts[i], i == 0 ? _counts[0] : _counts[i - 1]);
            double first = Ratio(_counts[i], _counts[0]);
            text.Append(c, $"\t {_labels[i].PadRight(width)}{_counts[i],9} \t {before:F2}\t{first:F4}\n");
        }

        if (Enumerable.Range(0, _labels.Count).Any(i => Weighted(i) != _counts[i]))
        {
            text.Append(c, $"Weighted :\n");
            for (int i = 0; i < _labels.Count; i++)
            {
                double before = Ratio(Weighted(i), i == 0 ? Weighted(0) : Weighted(i - 1));
                double first = Ratio(Weighted(i), Weighted(0));
                text.Append(c, $"\t {_labels[i].PadRight(width)}{Weighted(i),14:F4} +- {Uncertainty(i),10:F4} \t {before:F2}\t{first:F4}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Everything, in a form that is stored.</summary>
    public CutFlowState State() => new(name, [.. _labels.Select((label, i) => new CutFlowLevel(
        label, _counts[i], [Weighted(i), .. _weights.Remainders(i)], [_squares.Value(i), .. _squares.Remainders(i)]))]);

    /// <summary>Restores what <see cref="State"/> gave.</summary>
    /// <param name="state">The stored form.</param>
    public static CutFlow FromState(CutFlowState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var flow = new CutFlow(state.Name);
        foreach (CutFlowLevel level in state.Levels)
        {
            int i = flow.Register(level.Label);
            flow._counts[i] = level.Events;
            flow._weights.AddExpansion(i, level.SumOfWeights);
            flow._squares.AddExpansion(i, level.SumOfWeights2);
        }

        return flow;
    }

    private static double Ratio(double a, double b) => b == 0 ? -1 : a / b;
}
