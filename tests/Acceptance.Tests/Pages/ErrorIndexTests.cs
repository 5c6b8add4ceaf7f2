using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Heppy.Acceptance.Tests.Pages;

/// <summary><c>docs/errors.md</c> against the sources: texts are compared with <c>{}</c> in place of what is filled in.</summary>
public sealed partial class ErrorIndexTests
{
    /// <summary>Exit codes whose messages are all in the index.</summary>
    private static readonly string[] Listed =
    [
        nameof(ExitCode.OutputDirectory), nameof(ExitCode.Configuration), nameof(ExitCode.ChunksFailed), nameof(ExitCode.Stopped), nameof(ExitCode.Incomplete), nameof(ExitCode.Conflict),
    ];

    private static readonly Lazy<SyntaxNode[]> Sources = new(() =>
    [
        .. Directory.GetFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: Path.GetRelativePath(Checkout.Root, f)).GetRoot()),
    ]);

    private static readonly Lazy<string[]> Index = new(() =>
    [
        .. Row().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "errors.md"))).Select(m => Hole().Replace(m.Groups[1].Value, "{}")),
    ]);

    [Fact]
    public void Every_message_of_the_index_exists()
    {
        string[] texts = [.. Sources.Value.SelectMany(Texts).Distinct()];

        Assert.True(Index.Value.Length > 100, $"the index has {Index.Value.Length} messages");
        Assert.All(Index.Value, m => Assert.True(texts.Any(t => t.Contains(m, StringComparison.Ordinal)), $"There is no such message: {m}"));
    }

    [Fact]
    public void No_message_stands_in_the_index_twice() => Assert.Empty(Index.Value.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_message_of_the_planning_and_of_an_exit_code_is_in_the_index()
    {
        SyntaxNode[] thrown =
        [
            .. Sources.Value.SelectMany(r => r.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
                .Where(n => n.Type.ToString() == nameof(UserError) && n.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(m => m.Expression.ToString() == nameof(ExitCode) && Listed.Contains(m.Name.ToString()))),
            .. Sources.Value.Where(r => r.SyntaxTree.FilePath.StartsWith("src/Framework/", StringComparison.Ordinal))
                .SelectMany(r => r.DescendantNodes().OfType<InvocationExpressionSyntax>())
                .Where(n => n.Expression.ToString().Split('.')[^1] == "Problem"),
        ];

        Assert.True(thrown.Length > 100, $"there are {thrown.Length} such messages");
        // Some pass on the message of another.
        Assert.Empty(thrown.Where(n => Texts(n).Any(t => Words().Count(t) > 1) && !Texts(n).Any(t => Index.Value.Any(m => t.Contains(m, StringComparison.Ordinal))))
            .Select(n => $"{n.SyntaxTree.FilePath}:{n.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {string.Join(' ', Texts(n))}"));
    }

    /// <summary>The texts in a node, those in what is filled in included.</summary>
    private static IEnumerable<string> Texts(SyntaxNode node) => node.DescendantNodes().Select(n => n switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(c => c is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "{}")),
        _ => "",
    }).Where(t => t.Length > 0);

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Words();
}
