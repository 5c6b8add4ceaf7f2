using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Compilation;

/// <summary>What a piece of syntax writes to.</summary>
internal static class WriteTargets
{
    /// <summary>The expressions that one node itself writes: assignments, increments, <c>ref</c> and
    /// <c>out</c>.</summary>
    public static IEnumerable<ExpressionSyntax> Of(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => [],
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => Parts(tuple),
        AssignmentExpressionSyntax assignment => [assignment.Left],
        PrefixUnaryExpressionSyntax step when IsStep(step.Kind()) => [step.Operand],
        PostfixUnaryExpressionSyntax step when IsStep(step.Kind()) => [step.Operand],
        ArgumentSyntax argument when argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword =>
            [argument.Expression],
        RefExpressionSyntax { Parent.Parent.Parent: VariableDeclarationSyntax { Type: RefTypeSyntax type } } alias
            when !type.ReadOnlyKeyword.IsKind(SyntaxKind.ReadOnlyKeyword) => [alias.Expression],
        _ => [],
    };

    /// <summary>The variable or static that is changed when this expression is written: <c>a</c> of
    /// <c>a.B[2].C</c>.</summary>
    public static ISymbol? Root(ExpressionSyntax target, SemanticModel model)
    {
        for (var at = target; ;)
        {
            var symbol = model.GetSymbolInfo(at).Symbol;
            if (symbol is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true }
                or ILocalSymbol or IParameterSymbol)
            {
                return symbol;
            }

            switch (at)
            {
                case MemberAccessExpressionSyntax access:
                    at = access.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    at = element.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    at = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    at = suppressed.Operand;
                    break;
                default:
                    return null;
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> Parts(TupleExpressionSyntax tuple) =>
        tuple.Arguments.SelectMany(a => a.Expression is TupleExpressionSyntax inner
            ? Parts(inner)
            : [a.Expression]);

    private static bool IsStep(SyntaxKind kind) =>
        kind is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression
        or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;
}
