namespace Heppy.Campaigns;

/// <summary>A case had an end that is neither right nor refused.</summary>
/// <param name="kind">The same for all cases that fail alike.</param>
/// <param name="details">More, for this one.</param>
internal sealed class CaseFailed(string kind, string details = "") : Exception(kind)
{
    internal string Details { get; } = details;
}
