namespace Heppy;

/// <summary>Which results an analyzer has, by name: lets results be read and merged without the program that made them.</summary>
public sealed record ResultIndex
{
    /// <summary>Name of the analyzer, and of its directory.</summary>
    public required string Analyzer { get; init; }

    /// <summary>Names of the cut flows.</summary>
    public string[] CutFlows { get; init; } = [];

    /// <summary>Names of the averages.</summary>
    public string[] Averages { get; init; } = [];

    /// <summary>Names of the histograms and profiles.</summary>
    public string[] Histograms { get; init; } = [];

    /// <summary>Names of the text files.</summary>
    public string[] Texts { get; init; } = [];

    /// <summary>Names of the trees.</summary>
    public string[] Trees { get; init; } = [];

    /// <summary>Whether there are processed luminosity sections, and of which mask; null if not.</summary>
    public LumiIndex? Lumis { get; init; }
}
