using System.Globalization;
using System.Text;

namespace Heppy.Graphs;

/// <summary>Calls of a graph failed; all that do not need their results are done.</summary>
/// <param name="failures">The failures, in depth-first order; at least one.</param>
/// <param name="leftOut">Calls that were not run, since they need the result of one that failed.</param>
/// <param name="calls">Calls of the graph, all in all.</param>
public sealed class GraphException(IReadOnlyList<CallFailure> failures, int leftOut, int calls) : Exception(Text(failures, leftOut, calls))
{
    private const int Shown = 10;
    private const int ShownSteps = 6;

    /// <summary>The failures, in depth-first order.</summary>
    public IReadOnlyList<CallFailure> Failures { get; } = failures;

    /// <summary>Calls that were not run, since they need the result of one that failed.</summary>
    public int LeftOut { get; } = leftOut;

    private static string Text(IReadOnlyList<CallFailure> failures, int leftOut, int calls)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{failures.Count} of {calls} calls failed{(leftOut > 0 ? $", {leftOut} that need their results were left out" : "")}, the others are done:");
        foreach (CallFailure failed in failures.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {failed.Name}({failed.Inputs}) on {failed.Failure.Machine}: {failed.Failure.Message}");
            if (failed.Path.Count > 0)
            {
                text.Append("\n    its result goes to ").Append(Steps(failed.Path));
            }

            if (failed.Failure.Stack.Length > 0)
            {
                text.Append("\n    ").Append(failed.Failure.Stack.ReplaceLineEndings("\n    "));
            }
        }

        if (failures.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  and {failures.Count - Shown} more");
        }

        return text.ToString();
    }

    private static string Steps(IReadOnlyList<string> path) => path.Count <= ShownSteps
        ? string.Join(", then ", path)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", then ", path.Take(ShownSteps - 2))}, then {path.Count - ShownSteps + 1} more, then {path[^1]}");
}
