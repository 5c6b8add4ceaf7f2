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

    /// <summary>The sources of some components together: their variations, and the uncertainties of their yields but for the luminosity.</summary>
    /// <param name="contributions">What each component gives.</param>
    /// <param name="style">Has the uncertainties of yields.</param>
    /// <param name="bins">The bins.</param>
    internal static Shifts Of(IEnumerable<Contribution> contributions, PlotStyle style, Binning bins)
    {
        var shifts = new Shifts(bins.Count);
        foreach (Contribution part in contributions.Where(c => style.Uncertainties.Count > 0 || c.Varied.Count > 0))
        {
            double scale = part.Component.Summary.Scale;
            double[] nominal = Scaled(part.Nominal, scale, bins);
            foreach ((string name, BinArray varied) in part.Varied)
            {
                shifts.Add(name, [.. Scaled(varied, scale, bins).Zip(nominal, (v, n) => v - n)]);
            }

            foreach (YieldUncertainty flat in style.Uncertainties.Where(u => u.Components.Any(p => Grouping.Matches(p, part.Component.Summary.Component))))
            {
                shifts.AddRelative(flat.Name, flat.Relative, nominal);
            }
        }

        return shifts;
    }

    /// <summary>The sources: how much comes with each of them up and down, null where there is no variation that way.</summary>
    internal IEnumerable<(string Name, double[]? Up, double[]? Down)> Sources => _names.Select((n, i) => (n, _sources[i][0], _sources[i][1]));

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
    /// <param name="relative">Relative uncertainty; 0 is none.</param>
    /// <param name="values">Yields of the component, scaled.</param>
    internal void AddRelative(string source, double relative, double[] values)
    {
        if (relative == 0)
        {
            return;
        }

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

    private static double[] Scaled(BinArray stored, double scale, Binning bins)
    {
        double[] sums = bins.Collect(stored.Values);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] *= scale;
        }

        return sums;
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
