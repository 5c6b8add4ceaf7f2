using System.Globalization;
using System.Text;

namespace Heppy.CommandLine.Shells;

/// <summary>The manual page of a command.</summary>
internal static class ManualPage
{
    /// <summary>Writes the page, for section 1.</summary>
    /// <param name="command">The command.</param>
    /// <param name="version">Version of heppy.</param>
    /// <param name="date">Date of that version, or null for none.</param>
    internal static string Of(CommandEntry command, string version, DateTimeOffset? date)
    {
        string name = NameOf(command);
        CommandDescription description = command.Description;
        var text = new StringBuilder();
        string day = date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        text.Append($".TH {name.ToUpperInvariant()} 1 \"{day}\" \"heppy {version}\" \"Heppy for .NET\"\n");
        text.Append($".SH NAME\n{Plain(name)} \\- {Plain(Summary(description.Purpose))}\n");
        text.Append($".SH SYNOPSIS\n.B {Plain(command.Name)}\n[options] {string.Join(' ', command.Table.Positionals.Select(p => $"\\fI{Plain(p.Name)}\\fR{(p.TakesMany && !p.Name.Contains("...", StringComparison.Ordinal) ? "..." : "")}"))}\n");
        text.Append($".SH DESCRIPTION\n{Plain(description.Purpose)}\n");
        text.Append(".SH ARGUMENTS\n");
        foreach ((string meta, string help, _) in command.Table.Positionals)
        {
            text.Append($".TP\n.I {Plain(meta)}\n{Plain(help)}\n");
        }

        text.Append(".SH OPTIONS\nOptions stand in any order, before and behind the arguments.\n");
        foreach (OptionEntry option in command.Table.Options)
        {
            string letter = option.Short is { } s ? $"\\fB\\-{s}\\fR, " : "";
            string value = option.IsFlag ? "" : $" \\fI{Plain(option.Meta)}\\fR";
            text.Append($".TP\n{letter}\\fB\\-\\-{Plain(option.Long)}\\fR{value}\n{Plain(option.Help)}\n");
        }

        text.Append(".SH ENVIRONMENT\n");
        foreach (EnvironmentEntry variable in EnvironmentEntry.Of(command.Name))
        {
            text.Append($".TP\n.B {Plain(variable.Name)}\n{Plain(variable.Meaning)}\n");
        }

        text.Append(".SH EXIT STATUS\n");
        foreach ((int code, string meaning) in ExitCode.Meanings)
        {
            text.Append(CultureInfo.InvariantCulture, $".TP\n.B {code}\n{Plain(meaning)}\n");
        }

        text.Append(".SH EXAMPLES\n");
        foreach ((string line, string does) in description.Examples)
        {
            text.Append($".TP\n.B {Plain(line)}\n{Plain(does)}\n");
        }

        text.Append(".SH SEE ALSO\n");
        string[] others = [.. CommandEntry.All.Where(c => c != command).Select(NameOf)];
        for (int i = 0; i < others.Length; i++)
        {
            text.Append($".BR {Plain(others[i])} (1){(i < others.Length - 1 ? "," : "")}\n");
        }

        return text.ToString();
    }

    /// <summary>Name of the page: <c>heppy-new</c> for <c>heppy new</c>.</summary>
    internal static string NameOf(CommandEntry command) => command.Name.Replace(' ', '-');

    /// <summary>The first sentence, as a list of commands shows it.</summary>
    private static string Summary(string purpose)
    {
        int end = purpose.IndexOf(". ", StringComparison.Ordinal);
        string sentence = end < 0 ? purpose : purpose[..end];
        return sentence.TrimEnd('.').Split([": ", "; "], 2, StringSplitOptions.None)[0];
    }

    /// <summary>Text as roff reads it: backslashes and hyphens escaped, no control characters at the beginning.</summary>
    private static string Plain(string text)
    {
        string escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? $"\\&{escaped}" : escaped;
    }
}
