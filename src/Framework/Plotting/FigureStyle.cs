namespace Heppy;

/// <summary>Settings of the figures of some histograms; what is null is left as it is.</summary>
/// <param name="Match">Names of histograms, <c>mass*</c>, or with their analyzer, <c>FourMuons*/mass*</c>; <c>*</c> and <c>?</c> are wildcards.</param>
public sealed record FigureStyle(string Match)
{
    /// <summary>Leave them out.</summary>
    public bool? Skip { get; init; }

    /// <summary>Text inside the frame, with markup.</summary>
    public string? Text { get; init; }

    /// <summary>Title of the x axis, with markup; a unit in brackets is also that of the bin width.</summary>
    public string? XTitle { get; init; }

    /// <summary>Title of the y axis, with markup.</summary>
    public string? YTitle { get; init; }

    /// <summary>Names of the bins of an axis of categories or cuts, with markup.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Linear, logarithmic or both.</summary>
    public FigureScale? Scale { get; init; }

    /// <summary>Logarithmic x axis.</summary>
    public bool? LogX { get; init; }

    /// <summary>So many bins are made one, 1 or more; bins left over at the end become overflow.</summary>
    public int? Rebin { get; init; }

    /// <summary>Range of the x axis, low and high; bins outside become underflow and overflow.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>Range of the y axis, low and high.</summary>
    public IReadOnlyList<double>? YRange { get; init; }

    /// <summary>Range of the panel below, low and high.</summary>
    public IReadOnlyList<double>? PanelRange { get; init; }

    /// <summary>What is below the figure.</summary>
    public FigurePanel? Panel { get; init; }

    /// <summary>What becomes of underflow and overflow.</summary>
    public FlowBins? Flow { get; init; }

    /// <summary>Divide by the width of the bins.</summary>
    public bool? PerWidth { get; init; }

    /// <summary>Ranges of x, low and high, in which data are not shown.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Blind { get; init; }

    /// <summary>Values of x where a cut is, drawn as a line; for N-1 plots.</summary>
    public IReadOnlyList<double>? Cuts { get; init; }

    /// <summary>Compare shapes: each group by itself, normalised to 1.</summary>
    public bool? Normalize { get; init; }

    internal string? Problem =>
        Match.Length == 0 ? "a figure's Match is empty"
        : Rebin < 1 ? $"figure '{Match}': Rebin {Rebin} must be 1 or more"
        : Bad(Range) ? $"figure '{Match}': Range must be two numbers, low and high"
        : Bad(YRange) ? $"figure '{Match}': YRange must be two numbers, low and high"
        : Bad(PanelRange) ? $"figure '{Match}': PanelRange must be two numbers, low and high"
        : Blind?.Any(Bad) == true ? $"figure '{Match}': each range of Blind must be two numbers, low and high"
        : null;

    /// <summary>These settings, with those of another style where it has any.</summary>
    internal FigureStyle With(FigureStyle later) => new(later.Match)
    {
        Skip = later.Skip ?? Skip,
        Text = later.Text ?? Text,
        XTitle = later.XTitle ?? XTitle,
        YTitle = later.YTitle ?? YTitle,
        Labels = later.Labels ?? Labels,
        Scale = later.Scale ?? Scale,
        LogX = later.LogX ?? LogX,
        Rebin = later.Rebin ?? Rebin,
        Range = later.Range ?? Range,
        YRange = later.YRange ?? YRange,
        PanelRange = later.PanelRange ?? PanelRange,
        Panel = later.Panel ?? Panel,
        Flow = later.Flow ?? Flow,
        PerWidth = later.PerWidth ?? PerWidth,
        Blind = later.Blind ?? Blind,
        Cuts = later.Cuts ?? Cuts,
        Normalize = later.Normalize ?? Normalize,
    };

    private static bool Bad(IReadOnlyList<double>? range) =>
        range is not null && !(range.Count == 2 && double.IsFinite(range[0]) && double.IsFinite(range[1]) && range[0] < range[1]);
}
