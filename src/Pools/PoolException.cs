using System.Globalization;
using System.Text;

namespace Heppy.Pools;

/// <summary>Jobs failed; all others are done.</summary>
/// <param name="failures">The failures, in the order of the jobs; at least one.</param>
/// <param name="jobs">Number of jobs, all in all.</param>
public sealed class PoolException(IReadOnlyList<JobFailure> failures, int jobs) : Exception(Text(failures, jobs))
{
    private const int Shown = 10;

    /// <summary>The failures, in the order of the jobs.</summary>
    public IReadOnlyList<JobFailure> Failures { get; } = failures;

    private static string Text(IReadOnlyList<JobFailure> failures, int jobs)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{failures.Count} of {jobs} jobs failed, the others are done:");
        foreach (JobFailure failure in failures.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  job {failure.Job} on {failure.Machine}: {failure.Message}");
            if (failure.Stack.Length > 0)
            {
                text.Append("\n    ").Append(failure.Stack.ReplaceLineEndings("\n    "));
            }
        }

        if (failures.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  and {failures.Count - Shown} more");
        }

        return text.ToString();
    }
}
