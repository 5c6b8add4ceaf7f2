using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Heppy.Site;

/// <summary>What leads to all pages: the sections and links of <c>docs/README.md</c>.</summary>
/// <param name="sections">Title, and the links in it: path in the site and text.</param>
internal sealed partial class Navigation(IReadOnlyList<(string Title, IReadOnlyList<(string Path, string Text)> Links)> sections)
{
    /// <summary>Reads it.</summary>
    internal static Navigation Read(string index, PageLinks links)
    {
        var sections = new List<(string, IReadOnlyList<(string, string)>)>();
        foreach (string section in index.Split("\n## ")[1..])
        {
            string title = section.Split('\n')[0];
            List<(string, string)> found = [.. Item().Matches(section).Select(m => (PageLinks.Resolve("docs/index.html", links.Translate("docs/README.md", m.Groups[2].Value)!), m.Groups[1].Value))];
            if (title == "Reference")
            {
                found.Add((ReferenceIndex.Path, "Commands and libraries"));
            }

            sections.Add((title, found));
        }

        return new(sections);
    }

    /// <summary>The links as they are seen from a page, which is marked.</summary>
    internal string Html(string page)
    {
        var html = new StringBuilder();
        foreach ((string title, IReadOnlyList<(string Path, string Text)> links) in sections)
        {
            html.Append($"<h2>{WebUtility.HtmlEncode(title)}</h2>\n<ul>\n");
            foreach ((string path, string text) in links)
            {
                html.Append($"<li><a href=\"{PageLinks.Relative(page, path)}\"{(path == page ? " aria-current=\"page\"" : "")}>{WebUtility.HtmlEncode(text)}</a></li>\n");
            }

            html.Append("</ul>\n");
        }

        return html.ToString();
    }

    [GeneratedRegex(@"^- \[([^\]]*)\]\(([^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Item();
}
