namespace Heppy.Fits;

/// <summary>What is to be fitted.</summary>
public sealed record FitChoice
{
    /// <summary>Names of figures, <c>m4mu_VBF</c> or <c>FourMuons/m4mu_VBF</c>; <c>*</c> and <c>?</c> are wildcards.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Groups or components that are the signal; those that are drawn as signals if there are none.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>Name of the parameter of interest.</summary>
    public string Interest { get; init; } = "mu";

    /// <summary>In place of data what is expected, with so many times the signal.</summary>
    public double? Asimov { get; init; }

    /// <summary>Take data also where they are blinded.</summary>
    public bool Unblind { get; init; }

    /// <summary>So many bins are made one, 1 or more; null for what the style says.</summary>
    public int? Rebin { get; init; }

    /// <summary>Range of the axis, low and high; null for what the style says.</summary>
    public IReadOnlyList<double>? Range { get; init; }
}
