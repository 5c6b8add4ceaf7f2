using System.Net;
using System.Text;
using Heppy.CommandLine;
using Heppy.CommandLine.Shells;

namespace Heppy.Site;

/// <summary>A page for each command, made of the definitions of its options.</summary>
internal static class CommandPages
{
    /// <summary>Makes the pages.</summary>
    internal static IReadOnlyList<PageContent> Make() => [.. CommandEntry.All.Select(Page)];

    private static PageContent Page(CommandEntry command)
    {
        OptionTable table = command.Table;
        var html = new StringBuilder($"<h1><code>{Text(command.Name)}</code></h1>\n<p>{Text(command.Description.Purpose)}</p>\n");
        html.Append($"<pre tabindex=\"0\"><code>{Text(command.Name)} [options] {Text(string.Join(' ', table.Positionals.Select(p => p.TakesMany && !p.Name.Contains("...", StringComparison.Ordinal) ? $"{p.Name}..." : p.Name)))}</code></pre>\n");
        Append(html, "arguments", "Arguments", table.Positionals.Select(p => (p.Name, p.Help)));
        Append(html, "options", "Options", table.Options.Select(o => (Typed(o), o.Help)));
        Append(html, "examples", "Examples", command.Description.Examples);
        Append(html, "exit-codes", "Exit codes", ExitCode.Meanings.Select(m => (m.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), m.Meaning)));
        return new($"reference/{ManualPage.NameOf(command)}.html", command.Name, html.ToString(), [], Text(command.Description.Purpose));
    }

    private static string Typed(OptionEntry option) => $"{(option.Short is { } letter ? $"-{letter}, " : "")}--{option.Long}{(option.IsFlag ? "" : $" {option.Meta}")}";

    private static void Append(StringBuilder html, string anchor, string title, IEnumerable<(string Left, string Right)> rows)
    {
        html.Append($"<h2 id=\"{anchor}\">{title}</h2>\n<div class=\"table\" tabindex=\"0\"><table><tbody>\n");
        foreach ((string left, string right) in rows)
        {
            html.Append($"<tr><td><code>{Text(left)}</code></td><td>{Text(right)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
