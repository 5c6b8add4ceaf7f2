using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Compilation;

/// <summary>What may have been meant by a name that does not exist.</summary>
/// <param name="compilation">The configuration.</param>
internal sealed class MeantName(CSharpCompilation compilation)
{
    private const string Root = "Heppy";
    private const string Units = "Heppy.Units";

    /// <summary><c>". Nearest: X."</c>, <c>". Add: using N;"</c>, <c>". Add: #:include F"</c>, or nothing.</summary>
    /// <param name="error">What the compiler says.</param>
    internal string Of(Diagnostic error)
    {
        if (error.Id is not ("CS0103" or "CS0246" or "CS1061" or "CS0117") || error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
        {
            return "";
        }

        SyntaxToken token = tree.GetRoot().FindToken(error.Location.SourceSpan.Start);
        SemanticModel model = compilation.GetSemanticModel(tree);
        int place = token.SpanStart;
        if (error.Id is "CS1061" or "CS0117")
        {
            return TypeBefore(token, model) is { TypeKind: not TypeKind.Error } type ? Member(token, model.LookupSymbols(place, type, includeReducedExtensionMethods: true)) : "";
        }

        if (NeighbourFiles.WithType(tree.FilePath, token.ValueText, compilation) is { } file)
        {
            return $". Add: #:include {file}";
        }

        string[] spaces = [.. NamespacesOf(token.ValueText, OfHeppy).Order(StringComparer.Ordinal)];
        return error.Id == "CS0103" && IsUnit(token) ? $". Add: using static {Units};"
            : spaces.Length > 0 ? $". Add: using {string.Join("; or using ", spaces)};"
            : Sentence(token, error.Id == "CS0246" ? model.LookupNamespacesAndTypes(place).Where(IsNear) : model.LookupSymbols(place).Where(IsNear));
    }

    /// <summary>Whether it is a unit: <c>pb</c>, <c>GeV</c>; but not <c>m.Pt</c>, which is some muon's.</summary>
    private bool IsUnit(SyntaxToken token) => token.Parent?.Parent is not MemberAccessExpressionSyntax
        && compilation.GetTypeByMetadataName(Units)?.GetMembers(token.ValueText).Any(m => m is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }) == true;

    private INamespaceSymbol? OfHeppy => compilation.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(n => n.Name == Root);

    /// <summary>Names of the configuration and of heppy: among all of .NET there is always one that looks alike.</summary>
    private static bool IsNear(ISymbol symbol) => symbol is not INamespaceSymbol
        && (symbol.Locations.Any(l => l.IsInSource) || symbol.ContainingNamespace?.ToDisplayString().Split('.')[0] == Root);

    /// <summary>A property that was called, or what is alike.</summary>
    private static string Member(SyntaxToken token, IEnumerable<ISymbol> members) =>
        members.Any(m => m.Kind == SymbolKind.Property && m.Name == token.ValueText) ? $". {token.ValueText} is a property: write it without ()." : Sentence(token, members);

    private static string Sentence(SyntaxToken token, IEnumerable<ISymbol> symbols) =>
        Nearest.Sentence(token.ValueText, symbols.Where(s => s.CanBeReferencedByName).Select(s => s.Name).Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } near ? "." + near : "";

    /// <summary>The type that has no such member: of what stands before the point, or of what is being made.</summary>
    private static ITypeSymbol? TypeBefore(SyntaxToken token, SemanticModel model) => token.Parent?.Parent switch
    {
        MemberAccessExpressionSyntax access => model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } => model.GetTypeInfo(made).Type,
        _ => null,
    };

    /// <summary>Namespaces that have a public type of a name.</summary>
    private static IEnumerable<string> NamespacesOf(string name, INamespaceSymbol? within) => within is null ? []
        : (within.GetTypeMembers(name).Any(t => t.DeclaredAccessibility == Accessibility.Public) ? (string[])[within.ToDisplayString()] : [])
            .Concat(within.GetNamespaceMembers().SelectMany(n => NamespacesOf(name, n)));
}
