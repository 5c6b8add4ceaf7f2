using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Compilation;

/// <summary>Finds state that a configuration would share between ranges and threads, and analyzers with random numbers of their own.</summary>
/// <remarks>
/// The factory of the sequence is called for every range, on many threads. What it or a lambda in it writes
/// outside itself would
/// depend on which range ran first; so would static fields that an analyzer writes. Reading is fine.
/// </remarks>
internal sealed class SharedStateCheck
{
    private static readonly DiagnosticDescriptor _rule = new(
        "HEPPY001", "Shared state",
        "{0} writes '{1}', which all ranges and threads would share. Use a Counter/Histogram field of an analyzer instead.",
        "Heppy", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor _randomRule = new(
        "HEPPY004", "Random numbers that depend on the splitting",
        "{0} keeps a System.Random, '{1}', whose numbers depend on the events before. Use a RandomNumbers field, and {1}[ev].",
        "Heppy", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private readonly Microsoft.CodeAnalysis.Compilation _compilation;
    private readonly Dictionary<Location, Diagnostic> _found = [];
    private readonly HashSet<SyntaxNode> _visited = [];

    private SharedStateCheck(Microsoft.CodeAnalysis.Compilation compilation) => _compilation = compilation;

    /// <summary>Checks all sources; there must be no other errors.</summary>
    public static IEnumerable<Diagnostic> Run(Microsoft.CodeAnalysis.Compilation compilation)
    {
        var check = new SharedStateCheck(compilation);
        foreach (var root in compilation.SyntaxTrees.Select(t => t.GetRoot()))
        {
            foreach (var assignment in root.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                check.CheckFactory(assignment);
            }

            foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                check.CheckAnalyzer(type);
            }
        }

        return check._found.Values;
    }

    private SemanticModel Model(SyntaxNode node) => _compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary><c>Sequence = sample => [...]</c>, or the method that stands for it.</summary>
    private void CheckFactory(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is not (IdentifierNameSyntax { Identifier.ValueText: "Sequence" }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sequence" }))
        {
            return;
        }

        if (assignment.Right is AnonymousFunctionExpressionSyntax lambda)
        {
            CheckFunction(lambda, lambda);
        }
        else
        {
            Follow(Model(assignment).GetSymbolInfo(assignment.Right).Symbol);
        }
    }

    private void CheckAnalyzer(TypeDeclarationSyntax type)
    {
        if (Model(type).GetDeclaredSymbol(type) is not { } symbol || !IsAnalyzer(symbol))
        {
            return;
        }

        var fields = type.Members.OfType<FieldDeclarationSyntax>().SelectMany(f => f.Declaration.Variables);
        foreach (var field in fields.Where(f => Model(f).GetDeclaredSymbol(f) is IFieldSymbol { Type: var kept } && IsRandom(kept)))
        {
            var place = field.Identifier.GetLocation();
            _found.TryAdd(place, Diagnostic.Create(_randomRule, place, type.Identifier.ValueText, field.Identifier.ValueText));
        }

        foreach (var member in type.Members
            .Where(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax))
        {
            bool isStaticConstructor = member is ConstructorDeclarationSyntax
                && member.Modifiers.Any(SyntaxKind.StaticKeyword);
            if (!isStaticConstructor)
            {
                CheckFunction(member, type);
            }
        }
    }

    /// <summary>System.Random, also where it may be null.</summary>
    private static bool IsRandom(ITypeSymbol type) => type.Name == "Random" && type.ContainingNamespace?.ToDisplayString() == "System";

    private static bool IsAnalyzer(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.Name == "Analyzer" && parent.ContainingNamespace.ToDisplayString() == "Heppy")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at every write and every call in a function; what is declared inside <paramref
    /// name="scope"/> is its own.</summary>
    private void CheckFunction(SyntaxNode function, SyntaxNode scope)
    {
        if (!_visited.Add(function))
        {
            return;
        }

        var model = Model(function);
        foreach (var node in function.DescendantNodes())
        {
            foreach (var target in WriteTargets.Of(node))
            {
                if (WriteTargets.Root(target, model) is { } root && IsShared(root, scope))
                {
                    Report(target, function, scope);
                }
            }

            if (node is SimpleNameSyntax name)
            {
                Follow(model.GetSymbolInfo(name).Symbol, scope);
            }
        }
    }

    /// <summary>Goes on into local functions, source methods and lambdas in variables that the function
    /// uses.</summary>
    private void Follow(ISymbol? symbol, SyntaxNode? scope = null)
    {
        if (symbol is not (IMethodSymbol or ILocalSymbol)
            || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration
            || (scope is not null && scope.Span.Contains(declaration.Span)
                && scope.SyntaxTree == declaration.SyntaxTree))
        {
            return;
        }

        var body = declaration switch
        {
            LocalFunctionStatementSyntax or MethodDeclarationSyntax => declaration,
            VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax lambda } => lambda,
            _ => null,
        };
        if (body is not null)
        {
            CheckFunction(body, body);
        }
    }

    /// <summary>A static of the sources, or a variable that lives outside the scope.</summary>
    private static bool IsShared(ISymbol symbol, SyntaxNode scope)
    {
        var declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return symbol switch
        {
            IFieldSymbol or IPropertySymbol => symbol.IsStatic && declaration is not null,
            IParameterSymbol when declaration?.Parent?.Parent is TypeDeclarationSyntax => false, // state of the instance
            ILocalSymbol or IParameterSymbol => declaration is not null
                && !(declaration.SyntaxTree == scope.SyntaxTree && scope.Span.Contains(declaration.Span)),
            _ => false,
        };
    }

    private void Report(SyntaxNode target, SyntaxNode function, SyntaxNode scope)
    {
        var inner = target.AncestorsAndSelf().TakeWhile(n => n != scope)
            .OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault();
        string writer = (inner ?? function) switch
        {
            AnonymousFunctionExpressionSyntax => "this lambda",
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            MethodDeclarationSyntax method => $"{TypeName(method)}.{method.Identifier.ValueText}",
            PropertyDeclarationSyntax property => $"{TypeName(property)}.{property.Identifier.ValueText}",
            var other => TypeName(other),
        };
        _found.TryAdd(target.GetLocation(), Diagnostic.Create(_rule, target.GetLocation(), writer, target.ToString()));
    }

    private static string TypeName(SyntaxNode member) =>
        member.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText ?? "this function";
}
