using System.Security.Cryptography;
using System.Text;
using Heppy.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Commands;

/// <summary>What of a configuration decides how events are selected: all of it but comments and the definitions of the components.</summary>
internal static class SelectionText
{
    /// <summary>Digest of the selection: the same before and after a sample is added.</summary>
    internal static string Digest(IReadOnlyList<SourceFile> sources)
    {
        var text = new StringBuilder();
        foreach (SourceFile source in sources)
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(Encoding.UTF8.GetString(source.Content.Span)).GetRoot();
            foreach (SyntaxToken token in root.DescendantTokens(node => !IsComponent(node)))
            {
                text.Append(token.Text).Append(' ');
            }

            text.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A definition of a component, the list of them, or how one is split.</summary>
    private static bool IsComponent(SyntaxNode node) => node switch
    {
        FieldDeclarationSyntax field => Declares(field.Declaration),
        LocalDeclarationStatementSyntax local => Declares(local.Declaration),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Components" } } => true,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.Text: "SplitFactor" or "Split" } } } => true,
        _ => false,
    };

    private static bool Declares(VariableDeclarationSyntax declaration) =>
        declaration.Type.ToString().EndsWith("Component", StringComparison.Ordinal)
        || declaration.Variables.Any(v => v.Initializer?.Value is ObjectCreationExpressionSyntax created && created.Type.ToString().EndsWith("Component", StringComparison.Ordinal));
}
