using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Heppy.Site;

/// <summary>Pages that are written in Markdown.</summary>
internal static partial class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <summary>Makes a page of a text.</summary>
    /// <param name="path">Where the text is in the checkout.</param>
    /// <param name="text">The text.</param>
    /// <param name="links">Where links lead to.</param>
    internal static PageContent Read(string path, string text, PageLinks links)
    {
        MarkdownDocument document = Markdown.Parse(text, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>().ToArray())
        {
            if (links.Translate(path, link.Url ?? "") is { } to)
            {
                // The name of a file says little here.
                if (link.FirstChild is LiteralInline words && words.Content.ToString().EndsWith(".md", StringComparison.Ordinal) && links.TitleOf(path, link.Url!) is { } name)
                {
                    words.Content = new(name);
                }

                link.Url = to;
            }
            else
            {
                Unlink(link);
            }
        }

        foreach (HtmlBlock comment in document.OfType<HtmlBlock>().ToArray())
        {
            Caption(document, comment);
        }

        HeadingBlock[] headings = [.. document.OfType<HeadingBlock>()];
        string title = headings is [var first, ..] ? WithoutTags(Html(first)).Trim() : path;
        return new(PageLinks.PathOf(path), title, Tables().Replace(Html(document), """<div class="table" tabindex="0">$0</div>"""),
            [.. headings.Where(h => h.Level == 2).Select(h => (h.GetAttributes().Id!, Inner(Html(h))))]);
    }

    /// <summary>Text without tags.</summary>
    internal static string WithoutTags(string html) => System.Net.WebUtility.HtmlDecode(Tags().Replace(html, ""));

    private static string Html(MarkdownObject part)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeRenderer());
        renderer.Render(part);
        return writer.ToString();
    }

    private static string Inner(string heading) => OuterTag().Replace(heading.Trim(), "");

    private static void Unlink(LinkInline link)
    {
        foreach (Inline child in link.ToArray())
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    /// <summary>The name of a file above its contents; other comments are for tests.</summary>
    private static void Caption(MarkdownDocument document, HtmlBlock comment)
    {
        int at = document.IndexOf(comment);
        document.RemoveAt(at);
        Match mark = Mark().Match(comment.Lines.ToString());
        if (mark.Success && at < document.Count && document[at] is FencedCodeBlock code)
        {
            code.GetAttributes().AddProperty("data-file", mark.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"<!-- (?:file|from|sample): (\S+) -->")]
    private static partial Regex Mark();

    [GeneratedRegex("<table>.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"^<h\d[^>]*>|</h\d>$")]
    private static partial Regex OuterTag();
}
