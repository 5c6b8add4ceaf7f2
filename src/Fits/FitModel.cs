namespace Heppy.Fits;

/// <summary>What is fitted: channels with observed events, and samples that say what is expected, with their uncertainties.</summary>
public sealed record FitModel
{
    /// <summary>Name of the parameter of interest: the factor of all signals.</summary>
    public required string Interest { get; init; }

    /// <summary>Relative uncertainty of the luminosity, of all samples together; 0 for none.</summary>
    public required double LuminosityUncertainty { get; init; }

    /// <summary>The channels: no event is in two of them.</summary>
    public required IReadOnlyList<FitChannel> Channels { get; init; }

    /// <summary>What was changed, left out or assumed, for people.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Names of the sources of systematic uncertainty, but for the luminosity, in the order of appearance.</summary>
    public IEnumerable<string> Sources => Channels.SelectMany(c => c.Samples).SelectMany(s => s.Shifts).Select(s => s.Name).Distinct();

    /// <summary>Names of the samples, signals first.</summary>
    public IEnumerable<string> Samples => Channels.SelectMany(c => c.Samples).OrderBy(s => !s.IsSignal).Select(s => s.Name).Distinct();
}
