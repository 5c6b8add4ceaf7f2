using System.Globalization;

namespace Heppy;

/// <summary>Bins between given edges; NaN goes to the overflow.</summary>
internal sealed class VariableAxis : Axis<double>
{
    private readonly double[] _edges;

    internal VariableAxis(double[] edges, string title, string name, bool underflow = true, bool overflow = true)
        : base(title, name)
    {
        if (edges.Length < 2)
        {
            throw new ArgumentException($"{Say(title)}: {edges.Length} edges; there must be at least 2.");
        }
        for (int i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1]))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{Say(title)}: edge {i} is {edges[i]}; edges must be finite and strictly increasing."));
            }
        }
        (_edges, HasUnderflow, HasOverflow) = (edges, underflow, overflow);
    }

    public override int Bins => _edges.Length - 1;

    public override bool HasUnderflow { get; }

    public override bool HasOverflow { get; }

    public override int Index(double value)
    {
        // The number of edges at or below the value; !(value < edge) counts them all for NaN.
        // No branch depends on the value: the processor would guess half of them wrong (2026-11, with
        // categories, 20 bins: 0.5 of the time of a loop by hand, 1.1 before).
        double[] edges = _edges;
        int from = 0;
        int length = edges.Length;
        while (length > 1)
        {
            int half = length / 2;
            from += half & -Convert.ToInt32(!(value < edges[from + half - 1]));
            length -= half;
        }
        from += Convert.ToInt32(!(value < edges[from]));
        if ((from == 0 && !HasUnderflow) || (from == _edges.Length && !HasOverflow))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Say(Title)}: {value} is outside {_edges[0]} to {_edges[^1]} and the axis has no bin for it."));
        }
        return HasUnderflow ? from : from - 1;
    }

    public override AxisDescription Describe() => new()
    {
        Kind = AxisKind.Variable,
        Title = Title,
        Name = Name,
        Bins = Bins,
        Edges = _edges,
        HasUnderflow = HasUnderflow,
        HasOverflow = HasOverflow,
    };

    internal static VariableAxis Logarithmic(int bins, double low, double high, string title, string name)
    {
        RegularAxis.CheckBins(bins, title);
        RegularAxis.CheckOrder(low, high, title);
        if (!(low > 0) || !(high > low) || !double.IsFinite(high))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Say(title)}: the range {low} to {high} must be above 0 and finite."));
        }
        var edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++)
        {
            edges[i] = low * Math.Pow(high / low, (double)i / bins);
        }
        edges[bins] = high;
        return new VariableAxis(edges, title, name);
    }
}
