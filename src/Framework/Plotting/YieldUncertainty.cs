namespace Heppy;

/// <summary>A relative uncertainty of the yield of some simulation, the same in all bins.</summary>
/// <param name="Name">Its name. Those of one name move together, also with a systematic variation of that name.</param>
/// <param name="Relative">0.1 for 10 %.</param>
public sealed record YieldUncertainty(string Name, double Relative)
{
    /// <summary>Names of the components it is of; <c>*</c> and <c>?</c> are wildcards.</summary>
    public IReadOnlyList<string> Components { get; init; } = ["*"];

    internal string? Problem => Relative >= 0 && double.IsFinite(Relative) ? null : $"uncertainty '{Name}': {Relative} must be 0 or more";
}
