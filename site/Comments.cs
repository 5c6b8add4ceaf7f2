using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Heppy.Site;

/// <summary>Comments of the sources as HTML.</summary>
/// <param name="links">Pages of types and members, by the names that comments have for them.</param>
/// <param name="page">The page that they are for.</param>
internal sealed partial class Comments(IReadOnlyDictionary<string, string> links, string page)
{
    /// <summary>All that a comment says.</summary>
    /// <param name="comment">The comment, or null for none.</param>
    /// <param name="withParameters">Whether parameters are in it.</param>
    internal string Body(XElement? comment, bool withParameters = true)
    {
        if (comment is null)
        {
            return "";
        }

        var html = new StringBuilder();
        Paragraph(html, "", comment.Element("summary"));
        html.Append(Names(comment.Elements("typeparam"))).Append(withParameters ? Parameters(comment) : "");

        Paragraph(html, "Returns: ", comment.Element("returns"));
        Paragraph(html, "Default: ", comment.Element("value"));
        foreach (XElement thrown in comment.Elements("exception"))
        {
            Paragraph(html, $"Throws {Reference(thrown)}: ", thrown);
        }

        Paragraph(html, "", comment.Element("remarks"));
        if (comment.Element("example")?.Element("code") is { } code)
        {
            html.Append($"<pre tabindex=\"0\"><code>{CodeRenderer.CSharp(Block(code.Value))}\n</code></pre>\n");
        }

        return html.ToString();
    }

    /// <summary>What a comment says of parameters.</summary>
    internal string Parameters(XElement comment) => Names(comment.Elements("param"));

    /// <summary>A part of a comment within a line.</summary>
    internal string Inline(XElement? part) => part is null ? "" : Breaks().Replace(string.Concat(part.Nodes().Select(Node)).Trim(), "");

    private string Names(IEnumerable<XElement> named) => named.Any()
        ? $"<dl>{string.Concat(named.Select(p => $"<dt><code>{p.Attribute("name")!.Value}</code></dt><dd>{Inline(p)}</dd>"))}</dl>\n"
        : "";

    private string Node(XNode node) => node switch
    {
        XText text => WebUtility.HtmlEncode(Spaces().Replace(text.Value, " ")),
        XElement { Name.LocalName: "c" or "code" } code => $"<code>{WebUtility.HtmlEncode(code.Value)}</code>",
        XElement { Name.LocalName: "para" } para => $"{Inline(para)}<br>",
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } see => Reference(see),
        XElement other => Inline(other),
        _ => "",
    };

    private void Paragraph(StringBuilder html, string title, XElement? part)
    {
        if (part is not null && Inline(part) is { Length: > 0 } text)
        {
            html.Append($"<p>{title}{text}</p>\n");
        }
    }

    private string Reference(XElement see)
    {
        if (see.Attribute("href") is { } address)
        {
            return $"<a href=\"{WebUtility.HtmlEncode(address.Value)}\">{WebUtility.HtmlEncode(see.Value.Length > 0 ? see.Value : address.Value)}</a>";
        }

        string to = (see.Attribute("cref") ?? see.Attribute("name") ?? see.Attribute("langword"))?.Value ?? "";
        string name = $"<code>{WebUtility.HtmlEncode(Short(to))}</code>";
        return links.TryGetValue(to, out string? path) ? $"<a href=\"{PageLinks.Relative(page, path)}\">{name}</a>" : name;
    }

    private static string Short(string cref) => cref.Split('(')[0].Split('.')[^1].Split('`')[0].Split(':')[^1];

    private static string Block(string code)
    {
        string[] lines = [.. code.Split('\n').SkipWhile(string.IsNullOrWhiteSpace)];
        int indent = lines.Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : l.Trim())).TrimEnd();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(<br>\\s*)+$")]
    private static partial Regex Breaks();
}
