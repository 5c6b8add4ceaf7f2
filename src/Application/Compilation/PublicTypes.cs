using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Compilation;

/// <summary>Makes the types of a configuration public, so that code typed at a prompt can use them. Lines
/// stay.</summary>
internal sealed class PublicTypes : CSharpSyntaxRewriter
{
    public static SyntaxTree Rewrite(SyntaxTree tree) =>
        tree.WithRootAndOptions(new PublicTypes().Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) =>
        Open(node, base.VisitClassDeclaration(node));

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) =>
        Open(node, base.VisitStructDeclaration(node));

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) =>
        Open(node, base.VisitRecordDeclaration(node));

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) =>
        Open(node, base.VisitInterfaceDeclaration(node));

    public override SyntaxNode? VisitEnumDeclaration(EnumDeclarationSyntax node) =>
        Open(node, base.VisitEnumDeclaration(node));

    public override SyntaxNode? VisitDelegateDeclaration(DelegateDeclarationSyntax node) =>
        Open(node, base.VisitDelegateDeclaration(node));

    private static SyntaxNode? Open(MemberDeclarationSyntax original, SyntaxNode? visited)
    {
        bool topLevel = original.Parent is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;
        bool isInternal = original.Modifiers.Any(SyntaxKind.InternalKeyword);
        bool hasOther = original.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword
            or SyntaxKind.ProtectedKeyword or SyntaxKind.FileKeyword);
        if (visited is not MemberDeclarationSyntax member || hasOther || !(topLevel || isInternal))
        {
            return visited;
        }

        var leading = member.GetLeadingTrivia();
        var bare = member.WithLeadingTrivia();
        var others = bare.Modifiers.Where(m => !m.IsKind(SyntaxKind.InternalKeyword));
        var word = SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return bare.WithModifiers([word, .. others]).WithLeadingTrivia(leading);
    }
}
