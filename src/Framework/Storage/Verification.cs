namespace Heppy.Storage;

/// <summary>Whether a sealed directory is as its seal says.</summary>
/// <param name="Problems">What is not: file, expected, found. Empty if all is well.</param>
public sealed record Verification(IReadOnlyList<string> Problems)
{
    /// <summary>What could not be found out, because a remote store gives no answer.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
