using System.Net;

namespace Heppy.Site;

/// <summary>What all pages have around their contents.</summary>
/// <param name="text">HTML with words in double braces, which are filled in.</param>
/// <param name="navigation">Links to all pages.</param>
internal sealed class Template(string text, Navigation navigation)
{
    private const int FewestHeadings = 3;

    /// <summary>The whole page.</summary>
    internal string Fill(PageContent page)
    {
        string contents = page.Headings.Count < FewestHeadings ? ""
            : $"<nav class=\"contents\" aria-label=\"On this page\"><h2>On this page</h2><ul>{string.Concat(page.Headings.Select(h => $"<li><a href=\"#{h.Anchor}\">{h.Title}</a></li>"))}</ul></nav>";
        return text
            .Replace("{{title}}", WebUtility.HtmlEncode(page.Title), StringComparison.Ordinal)
            .Replace("{{root}}", PageLinks.Relative(page.Path, ""), StringComparison.Ordinal)
            .Replace("{{version}}", typeof(Plan).Assembly.GetName().Version!.ToString(3), StringComparison.Ordinal)
            .Replace("{{navigation}}", navigation.Html(page.Path), StringComparison.Ordinal)
            .Replace("{{page}}", page.Html.Insert(page.Html.IndexOf("</h1>", StringComparison.Ordinal) + "</h1>".Length, contents), StringComparison.Ordinal);
    }
}
