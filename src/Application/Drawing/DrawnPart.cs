using Heppy.Physics;

namespace Heppy.Drawing;

/// <summary>The values of one plot in one range of the events: first seen, then filled.</summary>
/// <param name="dimensions">1 or 2.</param>
/// <param name="axes">The axes, x first; null while they are not known.</param>
/// <param name="most">So many values are kept while the axes are not known.</param>
internal sealed class DrawnPart(int dimensions, IReadOnlyList<DrawnAxis>? axes, int most)
{
    private const int Block = 1024;
    private readonly double[][] _values = [new double[Block], dimensions > 1 ? new double[Block] : []];
    private readonly double[] _weights = new double[Block];
    private readonly SeenValues _keptWeights = new();
    private int _count;
    private long _all;

    /// <summary>How many values were not numbers, and left out.</summary>
    internal long NaNs { get; private set; }

    /// <summary>Events in which lists that are looped over together have different lengths.</summary>
    internal long DifferentLengths { get; set; }

    /// <summary>What was seen along each axis.</summary>
    internal SeenValues[] Seen { get; } = [new(), new()];

    /// <summary>The bins; null while the axes are not known.</summary>
    internal HistogramContent? Content { get; } = axes is null ? null : new HistogramContent([.. axes.Select(a => a.Axis)]);

    /// <summary>Moments of the values inside of the axes, along each axis.</summary>
    internal Moments[] Moments { get; } = [.. (axes ?? []).Select(a => new Moments((a.Low + a.High) / 2))];

    /// <summary>Whether all values were kept, so that they can be filled without reading again.</summary>
    internal bool IsWhole => _all == Seen[0].First.Length;

    /// <summary>Takes a value.</summary>
    internal void Fill(double x, double y, double weight)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            NaNs++;
            return;
        }

        _values[0][_count] = x;
        if (dimensions > 1)
        {
            _values[1][_count] = y;
        }

        _weights[_count++] = weight;
        if (_count == Block)
        {
            Flush();
        }
    }

    /// <summary>Hands over what was filled last.</summary>
    internal void Flush()
    {
        Take(_values[0].AsSpan(0, _count), dimensions > 1 ? _values[1].AsSpan(0, _count) : [], _weights.AsSpan(0, _count));
        _count = 0;
    }

    /// <summary>The same values with axes.</summary>
    internal DrawnPart With(IReadOnlyList<DrawnAxis> known)
    {
        var filled = new DrawnPart(dimensions, known, 0) { NaNs = NaNs, DifferentLengths = DifferentLengths };
        filled.Take(Seen[0].First, Seen[1].First, _keptWeights.First);
        return filled;
    }

    /// <summary>Adds a part that comes later.</summary>
    internal void Merge(DrawnPart later)
    {
        Content!.Merge(later.Content!);
        for (int i = 0; i < dimensions; i++)
        {
            Moments[i].Merge(later.Moments[i]);
        }

        NaNs += later.NaNs;
        DifferentLengths += later.DifferentLengths;
    }

    private void Take(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        _all += x.Length;
        if (Content is null)
        {
            Seen[0].Add(x, most);
            Seen[1].Add(y, most);
            _keptWeights.Add(weights, most);
        }
        else if (dimensions == 1)
        {
            DrawnAxis axis = axes![0];
            for (int i = 0; i < x.Length; i++)
            {
                int bin = axis.Index(x[i]);
                Content.Add(bin, weights[i]);
                if (bin > 0 && bin <= axis.Bins)
                {
                    Moments[0].Add(x[i], weights[i]);
                }
            }
        }
        else
        {
            for (int i = 0; i < x.Length; i++)
            {
                (int column, int row) = (axes![0].Index(x[i]), axes[1].Index(y[i]));
                Content.Add(Content.FlatIndex(column, row), weights[i]);
                if (column > 0 && column <= axes[0].Bins && row > 0 && row <= axes[1].Bins)
                {
                    Moments[0].Add(x[i], weights[i]);
                    Moments[1].Add(y[i], weights[i]);
                }
            }
        }
    }
}
