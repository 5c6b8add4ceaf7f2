namespace Heppy.Plots;

/// <summary>All that a figure over one axis shows; computed once, drawn with a linear and a logarithmic scale.</summary>
internal sealed record FigureContent
{
    /// <summary>What is around the frame.</summary>
    internal required FigureHeader Header { get; init; }

    /// <summary>The bins.</summary>
    internal required Binning Bins { get; init; }

    /// <summary>Title of the x axis.</summary>
    internal required Label XTitle { get; init; }

    /// <summary>Title of the y axis.</summary>
    internal required Label YTitle { get; init; }

    /// <summary>Text inside the frame.</summary>
    internal Label Text { get; init; } = Label.Empty;

    /// <summary>Stacked series, the lowest first, then lines and points.</summary>
    internal required IReadOnlyList<Series> Series { get; init; }

    /// <summary>The sum of simulation, where there is any.</summary>
    internal Band? Band { get; init; }

    /// <summary>What the panel below compares: points with the band; null for no panel.</summary>
    internal PanelContent? Panel { get; init; }

    /// <summary>Whether the y axis starts at 0 (linear).</summary>
    internal bool FromZero { get; init; } = true;

    /// <summary>Range of the y axis, where it is given.</summary>
    internal IReadOnlyList<double>? YRange { get; init; }

    /// <summary>Logarithmic x axis.</summary>
    internal bool LogX { get; init; }

    /// <summary>Ranges of x without data.</summary>
    internal IReadOnlyList<IReadOnlyList<double>> Blind { get; init; } = [];

    /// <summary>Cuts.</summary>
    internal IReadOnlyList<double> Cuts { get; init; } = [];

    /// <summary>Whether there is anything but zeros to draw.</summary>
    internal bool IsEmpty => Series.All(s => s.Values.All(v => v == 0 || double.IsNaN(v)));

    /// <summary>The values of the top of the stack.</summary>
    internal IEnumerable<double[]> Tops()
    {
        foreach (Series series in Series.Where(s => s.Kind != SeriesKind.Stacked))
        {
            yield return series.High ?? series.Values;
        }

        if (Band is { } band)
        {
            yield return band.High;
        }
    }
}
