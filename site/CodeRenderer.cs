using System.Net;
using System.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Microsoft.CodeAnalysis.CSharp;

namespace Heppy.Site;

/// <summary>Blocks of code: C# in colours, what is typed at a prompt in bold, a caption where the block is a file.</summary>
internal sealed class CodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview, kind: Microsoft.CodeAnalysis.SourceCodeKind.Regular).WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>C# with its words marked.</summary>
    internal static string CSharp(string code)
    {
        var html = new StringBuilder();
        foreach (Microsoft.CodeAnalysis.SyntaxToken token in SyntaxFactory.ParseTokens(code, options: Options))
        {
            Trivia(html, token.LeadingTrivia);
            string kind = token.IsKeyword() || SyntaxFacts.IsContextualKeyword(SyntaxFacts.GetContextualKeywordKind(token.Text)) ? "k"
                : token.Kind() is SyntaxKind.NumericLiteralToken ? "n"
                : token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringToken or SyntaxKind.SingleLineRawStringLiteralToken ? "s" : "";
            Append(html, token.Text, kind);
            Trivia(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        string code = obj.Lines.ToString();
        string language = (obj as FencedCodeBlock)?.Info ?? "";
        string html = language switch
        {
            "csharp" => CSharp(code),
            "console" => string.Join('\n', code.Split('\n').Select(Typed)),
            _ => WebUtility.HtmlEncode(code),
        };
        string? file = obj.TryGetAttributes()?.Properties?.FirstOrDefault(p => p.Key == "data-file").Value;
        renderer.EnsureLine();
        renderer.Write(file is null ? "" : $"<p class=\"file\">{WebUtility.HtmlEncode(file)}</p>");
        renderer.Write($"<pre tabindex=\"0\"{(language == "console" ? " class=\"console\"" : "")}><code>{html}\n</code></pre>\n");
    }

    private static string Typed(string line) =>
        line.StartsWith("$ ", StringComparison.Ordinal) || line.StartsWith("> ", StringComparison.Ordinal) ? $"<span class=\"p\">{line[0]}</span> <b>{WebUtility.HtmlEncode(line[2..])}</b>" : WebUtility.HtmlEncode(line);

    private static void Trivia(StringBuilder html, Microsoft.CodeAnalysis.SyntaxTriviaList list)
    {
        foreach (Microsoft.CodeAnalysis.SyntaxTrivia trivia in list)
        {
            Append(html, trivia.ToFullString(), trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia ? "" : "c");
        }
    }

    private static void Append(StringBuilder html, string text, string kind) =>
        html.Append(kind.Length > 0 && text.Length > 0 ? $"<span class=\"{kind}\">{WebUtility.HtmlEncode(text)}</span>" : WebUtility.HtmlEncode(text));
}
