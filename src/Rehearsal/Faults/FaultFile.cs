namespace Heppy.Rehearsal.Faults;

/// <summary>faults.json.</summary>
internal sealed record FaultFile
{
    public long Seed { get; init; }
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];
}
