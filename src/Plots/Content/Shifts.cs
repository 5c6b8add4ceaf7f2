namespace Heppy.Plots;

/// <summary>How the sum of simulation moves under each source of systematic uncertainty.</summary>
/// <remarks>
/// A source is a pair of variations, <c>jes_up</c> and <c>jes_down</c>, or a relative uncertainty of yields. Within a source all components move
/// together; sources are added in quadrature, up and down by themselves. A variation without its counterpart counts both ways.
/// </remarks>
/// <param name="bins">Number of bins.</param>
internal sealed class Shifts(int bins)
{
    private readonly List<string> _names = [];
    private readonly List<double[]?[]> _sources = [];

    /// <summary>Whether there is no source.</summary>
    internal bool IsEmpty => _names.Count == 0;

    /// <summary>Adds what one variation does to one component.</summary>
    /// <param name="variation">Its name.</param>
    /// <param name="difference">Varied minus nominal, scaled.</param>
    internal void Add(string variation, double[] difference)
    {
        (string source, int direction) =
            variation.EndsWith("_up", StringComparison.OrdinalIgnoreCase) ? (variation[..^3], 0)
            : variation.EndsWith("_down", StringComparison.OrdinalIgnoreCase) ? (variation[..^5], 1)
            : (variation, 0);
        Accumulate(source, direction, difference, 1);
    }

    /// <summary>Adds a relative uncertainty of one component.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="relative">Relative uncertainty.</param>
    /// <param name="values">Yields of the component, scaled.</param>
    internal void AddRelative(string source, double relative, double[] values)
    {
        Accumulate(source, 0, values, relative);
        Accumulate(source, 1, values, -relative);
    }

    /// <summary>The sum of all sources in quadrature.</summary>
    /// <returns>How far up and how far down, each 0 or more.</returns>
    internal (double[] Up, double[] Down) Total()
    {
        var (up, down) = (new double[bins], new double[bins]);
        foreach (double[]?[] source in _sources)
        {
            for (int i = 0; i < bins; i++)
            {
                double first = source[0]?[i] ?? -source[1]![i];
                double second = source[1]?[i] ?? -first;
                double high = Math.Max(0, Math.Max(first, second));
                double low = Math.Min(0, Math.Min(first, second));
                up[i] += high * high;
                down[i] += low * low;
            }
        }

        return ([.. up.Select(Math.Sqrt)], [.. down.Select(Math.Sqrt)]);
    }

    private void Accumulate(string source, int direction, double[] values, double factor)
    {
        int index = _names.IndexOf(source);
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(source);
            _sources.Add(new double[]?[2]);
        }

        double[] sum = _sources[index][direction] ??= new double[bins];
        for (int i = 0; i < bins; i++)
        {
            sum[i] += factor * values[i];
        }
    }
}
