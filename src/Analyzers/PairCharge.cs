namespace Heppy.Analyzers;

/// <summary>Which charges the legs of a pair must have.</summary>
public enum PairCharge
{
    /// <summary>One positive, one negative.</summary>
    Opposite,

    /// <summary>Both positive or both negative: what backgrounds are measured with.</summary>
    Same,

    /// <summary>Any; for jets, whose charge is not known.</summary>
    Any,
}
