namespace Heppy;

/// <summary>Thrown by an analyzer to end its chunk after the current event: "ended by analysis".</summary>
/// <param name="reason">Stored with the chunk.</param>
public sealed class UserStop(string reason) : Exception(reason);
