using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Compilation;

/// <summary>Collects the object creations of syntax trees.</summary>
internal static class SourceMapBuilder
{
    public static SourceMap Build(IEnumerable<SyntaxTree> trees) => new([.. trees.SelectMany(Creations)]);

    private static IEnumerable<SourceCreation> Creations(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            var declared = node switch
            {
                ObjectCreationExpressionSyntax explicitType => explicitType.Type,
                _ => DeclaredType(node),
            };
            if (declared is null)
            {
                continue;
            }

            var literals = Literals(node).Concat(DeclaredName(node) is { } name ? [name] : []).Distinct().ToList();
            int line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
            yield return new SourceCreation(Name(declared), literals, new SourceLocation(tree.FilePath, line));
        }
    }

    /// <summary>The type of the field, variable or property that a <c>new(...)</c> initialises.</summary>
    private static TypeSyntax? DeclaredType(SyntaxNode node) => node.Parent?.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    private static string? DeclaredName(SyntaxNode node) => node.Parent?.Parent switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };

    private static string Name(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => Name(nullable.ElementType),
        _ => type.ToString(),
    };

    /// <summary>Text literals of this creation itself: not of creations and lambdas inside it.</summary>
    private static IEnumerable<string> Literals(SyntaxNode creation)
    {
        var inside = creation.DescendantNodes(
            n => n == creation
                || n is not (BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax));
        foreach (var node in inside)
        {
            if (node.IsKind(SyntaxKind.StringLiteralExpression))
            {
                yield return ((LiteralExpressionSyntax)node).Token.ValueText;
            }
            else if (node is InterpolatedStringTextSyntax part)
            {
                yield return part.TextToken.ValueText;
            }
        }
    }
}
