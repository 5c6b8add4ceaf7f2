namespace Heppy;

/// <summary>Bins between given edges with under- and overflow.</summary>
internal sealed class VariableAxis : Axis<double>
{
    private readonly double[] _edges;

    internal VariableAxis(double[] edges, string title)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Length < 2)
        {
            throw new ArgumentException($"Axis '{title}': needs at least two edges, not {edges.Length}.");
        }

        for (int i = 0; i < edges.Length; i++)
        {
            if (double.IsNaN(edges[i]) || (i > 0 && !(edges[i] > edges[i - 1])))
            {
                throw new ArgumentException($"Axis '{title}': edges must rise, but edge {i} is {edges[i]}{(i > 0 ? $" after {edges[i - 1]}" : "")}.");
            }
        }

        _edges = [.. edges];
    }

    public override int Bins => _edges.Length - 1;

    public override bool HasUnderflow => true;

    public override bool HasOverflow => true;

    public override int Index(double value)
    {
        if (double.IsNaN(value))
        {
            return Bins + 1;
        }

        // The number of edges at or below the value.
        (int first, int end) = (0, _edges.Length);
        while (first < end)
        {
            int middle = (first + end) >>> 1;
            if (_edges[middle] <= value)
            {
                first = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return first;
    }

    public override AxisDescription Describe() => new(AxisKind.Variable, Title, Bins, _edges, [], true, true);
}
