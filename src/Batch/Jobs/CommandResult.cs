namespace Heppy.Batch;

/// <summary>What came of a command.</summary>
/// <param name="ExitCode">Its exit code, or null if it did not end in time and was ended.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Limit">The time it had.</param>
public sealed record CommandResult(int? ExitCode, string Output, string Error, TimeSpan Limit)
{
    /// <summary>Whether it ended in time with exit code 0.</summary>
    public bool IsSuccess => ExitCode == 0;

    /// <summary>What went wrong, in a line: <c>exit code 1: sbatch: error: invalid partition</c>.</summary>
    public string Problem
    {
        get
        {
            string said = string.Join(" | ", (Error.Trim().Length > 0 ? Error : Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3));
            string how = ExitCode is { } code ? FormattableString.Invariant($"exit code {code}") : FormattableString.Invariant($"no answer within {Limit.TotalSeconds:0.#} s");
            return said.Length > 0 ? $"{how}: {said}" : how;
        }
    }
}
