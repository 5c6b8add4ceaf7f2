namespace Heppy.Batch;

/// <summary>Whether a work directory is submitted again.</summary>
/// <param name="Again">Whether.</param>
/// <param name="Requests">What the next attempt asks for.</param>
/// <param name="Why">Why, or what changes: <c>memory 2000 -> 3000 MB</c>; empty where it is submitted as it was.</param>
public sealed record ResubmitDecision(bool Again, JobRequests Requests, string Why);
