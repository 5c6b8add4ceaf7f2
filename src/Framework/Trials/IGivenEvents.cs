namespace Heppy;

/// <summary>An analyzer that knows how many events there are.</summary>
internal interface IGivenEvents
{
    /// <summary>Number of events.</summary>
    long Count { get; }
}
