using System.Text;

namespace Heppy.Site;

/// <summary>The page that lists all commands, and all types of all libraries.</summary>
internal static class ReferenceIndex
{
    /// <summary>Where it is in the site.</summary>
    internal const string Path = "reference/index.html";

    /// <summary>Makes it.</summary>
    /// <param name="commands">Pages of commands.</param>
    /// <param name="libraries">Pages of types, in folders that are the libraries.</param>
    internal static PageContent Make(IReadOnlyList<PageContent> commands, IReadOnlyList<PageContent> libraries)
    {
        var html = new StringBuilder("<h1>Commands and libraries</h1>\n<p>Made of the definitions of options, and of the comments in the sources.</p>\n<h2 id=\"commands\">Commands</h2>\n");
        Append(html, commands);
        var headings = new List<(string, string)> { ("commands", "Commands") };
        foreach (IGrouping<string, PageContent> library in libraries.GroupBy(p => p.Path.Split('/')[1]))
        {
            html.Append($"<h2 id=\"{library.Key}\">{library.Key}</h2>\n");
            headings.Add((library.Key, library.Key));
            Append(html, library);
        }

        return new(Path, "Commands and libraries", html.ToString(), headings);
    }

    private static void Append(StringBuilder html, IEnumerable<PageContent> pages)
    {
        html.Append("<div class=\"table\" tabindex=\"0\"><table><tbody>\n");
        foreach (PageContent page in pages)
        {
            html.Append($"<tr><td><a href=\"{page.Path["reference/".Length..]}\"><code>{System.Net.WebUtility.HtmlEncode(page.Title)}</code></a></td><td>{page.Summary}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }
}
