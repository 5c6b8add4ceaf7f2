using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Heppy.Site;

/// <summary>A page for each public type, made of the comments that the compiler has written beside the libraries.</summary>
internal sealed class LibraryPages
{
    private static readonly string[] Libraries = ["Framework", "Analyzers", "Physics", "Formats", "Plots", "Pools", "Graphs", "Lazy", "Application"];

    private static readonly SymbolDisplayFormat TypeName = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes);

    private static readonly SymbolDisplayFormat Signature = TypeName
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)
        .AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    private readonly Dictionary<string, XElement> _comments = [];
    private readonly List<(string Library, INamedTypeSymbol Type, string Path)> _types = [];
    private readonly Dictionary<string, string> _links = [];

    internal LibraryPages()
    {
        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create("reference", references: assemblies.Select(a => MetadataReference.CreateFromFile(a)));
        foreach (string library in Libraries)
        {
            string file = assemblies.First(a => Path.GetFileName(a) == $"Heppy.{library}.dll");
            foreach (XElement member in XDocument.Load(Path.ChangeExtension(file, ".xml")).Descendants("member"))
            {
                _comments[member.Attribute("name")!.Value] = member;
            }

            var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(compilation.References.First(r => r.Display == file))!;
            foreach (INamedTypeSymbol type in Types(assembly.GlobalNamespace).OrderBy(t => t.ToDisplayString(TypeName), StringComparer.Ordinal))
            {
                string name = type.GetDocumentationCommentId()![2..].Replace('`', '-');
                string path = $"reference/{library}/{(name.StartsWith("Heppy.", StringComparison.Ordinal) ? name["Heppy.".Length..] : name)}.html";
                _types.Add((library, type, path));
                _links[type.GetDocumentationCommentId()!] = path;
                foreach (ISymbol member in Members(type))
                {
                    _links[member.GetDocumentationCommentId()!] = $"{path}#{Anchor(member)}";
                }
            }
        }
    }

    /// <summary>Makes the pages.</summary>
    internal IReadOnlyList<PageContent> Make() => [.. _types.Select(t => Page(t.Library, t.Type, t.Path))];

    private PageContent Page(string library, INamedTypeSymbol type, string path)
    {
        var comments = new Comments(_links, path);
        string name = type.ToDisplayString(TypeName);
        XElement? comment = _comments.GetValueOrDefault(type.GetDocumentationCommentId()!);
        string kind = type.TypeKind switch { TypeKind.Class when type.IsRecord => "record", TypeKind.Struct when type.IsRecord => "record struct", var k => k.ToString().ToLowerInvariant() };
        var html = new StringBuilder($"<h1><code>{Text(name)}</code></h1>\n<p class=\"kind\">{(type.IsStatic ? "static " : type.IsAbstract && type.TypeKind == TypeKind.Class ? "abstract " : "")}{kind} in <code>{type.ContainingNamespace.ToDisplayString()}</code>, library <a href=\"{PageLinks.Relative(path, ReferenceIndex.Path)}#{library}\">Heppy.{library}</a></p>\n");
        // The comment of a type with a primary constructor is that of the constructor too.
        bool IsSaid(ISymbol member) => Group(member) == "Constructors" && _comments[member.GetDocumentationCommentId()!].Element("summary")?.Value == comment?.Element("summary")?.Value;
        html.Append(comments.Body(comment, withParameters: !Members(type).Any(IsSaid)));
        var headings = new List<(string, string)>();
        foreach (IGrouping<string, ISymbol> group in Members(type).GroupBy(Group))
        {
            string anchor = group.Key.ToLowerInvariant();
            html.Append($"<h2 id=\"{anchor}\">{group.Key}</h2>\n");
            headings.Add((anchor, group.Key));
            foreach (ISymbol member in group)
            {
                html.Append($"<div class=\"member\"><h3 id=\"{Anchor(member)}\"><code>{CodeRenderer.CSharp(member.ToDisplayString(Signature))}</code></h3>\n");
                XElement said = _comments[member.GetDocumentationCommentId()!];
                html.Append(IsSaid(member) ? comments.Parameters(said) : comments.Body(said)).Append("</div>\n");
            }
        }

        return new(path, name, html.ToString(), headings, new Comments(_links, ReferenceIndex.Path).Inline(comment?.Element("summary")));
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Group(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "Constructors",
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => "Operators",
        IMethodSymbol => "Methods",
        IPropertySymbol => "Properties",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "Values",
        IFieldSymbol => "Fields",
        _ => "Events",
    };

    /// <summary>What is said of a member by its own comment: overrides are described where they are declared first.</summary>
    private IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers()
        .Where(m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
        .Where(m => m is IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion })
        .Where(m => m.GetDocumentationCommentId() is { } id && _comments.TryGetValue(id, out XElement? comment) && comment.Element("inheritdoc") is null)
        .OrderBy(m => Order.IndexOf(Group(m)));

    private static readonly List<string> Order = ["Constructors", "Values", "Fields", "Properties", "Methods", "Operators", "Events"];

    private static string Anchor(ISymbol member) => string.Concat(member.GetDocumentationCommentId()![2..].Split('(')[0].Split('.')[^1].Concat(
        member.ContainingType.GetMembers(member.Name) is { Length: > 1 } same ? $"-{same.IndexOf(member, 0, SymbolEqualityComparer.Default)}" : "").Select(c => char.IsLetterOrDigit(c) ? c : '-'));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetNamespaceMembers().SelectMany(Types).Concat(space.GetTypeMembers().SelectMany(Nested));

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public ? type.GetTypeMembers().SelectMany(Nested).Prepend(type) : [];
}
