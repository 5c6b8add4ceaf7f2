using System.Globalization;
using System.Text;

namespace Heppy.CommandLine;

/// <summary>The text of <c>--help</c>: the same on every terminal, so that it can be quoted and
/// compared.</summary>
public static class HelpPage
{
    /// <summary>Writes the help of a command.</summary>
    /// <typeparam name="TOptions">The option class of the command.</typeparam>
    /// <returns>Lines of at most 110 columns, each ended by a line feed.</returns>
    public static string Write<TOptions>()
        where TOptions : ICommandOptions
    {
        var description = TOptions.Description;
        var table = new OptionTable(typeof(TOptions));
        var text = new StringBuilder();
        string positionals = string.Join(' ', table.Positionals.Select(p => p.TakesMany && !p.Name.Contains("...", StringComparison.Ordinal) ? $"{p.Name}..." : p.Name));
        text.Append(description.Purpose).Append("\n\n");
        text.Append("Usage: ").Append(description.Command).Append(" [options] ").Append(positionals).Append("\n\n");
        Columns(text, [.. table.Positionals.Select(p => (p.Name, p.Help))]);
        text.Append("\nOptions (in any order):\n");
        Columns(text, [.. table.Options.Select(o => (Typed(o), o.Help))]);
        text.Append("\nExamples:\n");
        Columns(text, description.Examples);
        text.Append("\nExit codes:\n");
        Columns(text, [.. ExitCode.Meanings.Select(m => (m.Code.ToString(CultureInfo.InvariantCulture), m.Meaning))]);
        return text.ToString();
    }

    private static string Typed(OptionEntry option)
    {
        string letter = option.Short is { } s ? $"-{s}, " : "    ";
        return option.IsFlag ? $"{letter}--{option.Long}" : $"{letter}--{option.Long} {option.Meta}";
    }

    private static void Columns(StringBuilder text, IReadOnlyList<(string Left, string Right)> rows)
    {
        int width = rows.Max(r => r.Left.Length);
        foreach (var (left, right) in rows)
        {
            text.Append("  ").Append(left.PadRight(width)).Append("  ").Append(right).Append('\n');
        }
    }
}
