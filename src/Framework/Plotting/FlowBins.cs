namespace Heppy;

/// <summary>What becomes of entries outside the range of a figure.</summary>
public enum FlowBins
{
    /// <summary>They are not drawn.</summary>
    Hidden,

    /// <summary>They are added to the first and the last bin.</summary>
    Summed,

    /// <summary>They get a bin of their own at each end.</summary>
    Shown,
}
