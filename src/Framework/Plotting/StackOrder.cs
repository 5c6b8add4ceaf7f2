namespace Heppy;

/// <summary>Order of a stack.</summary>
public enum StackOrder
{
    /// <summary>The largest on top.</summary>
    Yield,

    /// <summary>As listed, the first on top.</summary>
    Listed,
}
