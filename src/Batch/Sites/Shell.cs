using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>Words as a POSIX shell reads them.</summary>
public static partial class Shell
{
    /// <summary>The word, in single quotes unless it has only letters, digits and <c>_ - . , / : = + @ %</c>.</summary>
    /// <param name="word">Any text without NUL.</param>
    /// <exception cref="UserError">The text holds a NUL or a line break: no batch system takes those in a directive.</exception>
    public static string Quote(string word)
    {
        if (word.AsSpan().IndexOfAny('\0', '\n', '\r') >= 0)
        {
            string shown = word.ReplaceLineEndings("\\n").Replace("\0", "\\0", StringComparison.Ordinal);
            throw new UserError($"{shown}: no line break may stand in the name, path or option of a job. Rename it.");
        }

        return Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>Where the command's own word is: past <c>VAR=x</c>, <c>env</c>, <c>time</c>, <c>exec</c> and their options.</summary>
    /// <param name="command">A shell command.</param>
    /// <returns>First character and length; a length of 0 if there is no command.</returns>
    internal static (int Start, int Length) CommandWord(string command)
    {
        bool prefixed = false;
        foreach (Match word in Words().Matches(command))
        {
            if (Assignment().IsMatch(word.Value) || (prefixed && word.Value.StartsWith('-')))
            {
                continue;
            }

            prefixed = word.Value is "env" or "time" or "exec" or "command" or "/usr/bin/env" or "/usr/bin/time";
            if (!prefixed)
            {
                return (word.Index, word.Length);
            }
        }

        return (0, 0);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_\-.,/:=+@%]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // A word ends at a blank or at an operator; quotes keep both inside.
    [GeneratedRegex("""(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s;&|<>()'"\\])+""", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*=", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
