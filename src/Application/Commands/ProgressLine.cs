namespace Heppy.Commands;

/// <summary>How far one piece of work is.</summary>
/// <param name="Name">What it is called: the component, <c>merging</c>.</param>
/// <param name="Done">Units that are done.</param>
/// <param name="All">Units in all; 0 while that is not known.</param>
/// <param name="Parts">Something more: <c>3/4 chunks</c>; may be empty.</param>
/// <param name="IsOver">Whether it has ended, whatever the numbers say.</param>
/// <param name="HasFailed">Whether some of it failed.</param>
internal sealed record ProgressLine(string Name, long Done, long All, string Parts = "", bool IsOver = false, bool HasFailed = false)
{
    /// <summary>The part that is done, 0 to 1.</summary>
    internal double Fraction => IsOver ? 1 : All <= 0 ? 0 : Math.Min(1, (double)Done / All);
}
