namespace Heppy;

/// <summary>Scale of the y axis of a figure.</summary>
public enum FigureScale
{
    /// <summary>A linear and a logarithmic figure.</summary>
    Both,

    /// <summary>Linear.</summary>
    Linear,

    /// <summary>Logarithmic.</summary>
    Log,
}
