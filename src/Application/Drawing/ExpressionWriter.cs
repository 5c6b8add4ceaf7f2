using System.Reflection;
using Heppy.Events;
using Heppy.Physics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Heppy.Drawing;

/// <summary>Writes an expression as code in which columns are the values of an event or the elements of a loop.</summary>
/// <param name="code">The class that is being made.</param>
/// <param name="scope">The columns that are needed.</param>
internal sealed class ExpressionWriter(LoopCode code, LoopScope scope)
{
    private static readonly string[] Constants = ["PI", "E", "Tau", "Entry", "Index"];

    private static readonly HashSet<string> Functions =
    [
        .. ((Type[])[typeof(Math), typeof(Kinematics), typeof(DrawFunctions)]).SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).Select(m => m.Name),
        .. ListFunction.Names,
    ];

    private readonly HashSet<string> _own = [];
    private GeneratedText _to = new();
    private ExpressionText _text = null!;
    private int _offset;

    /// <summary>Writes an expression.</summary>
    /// <exception cref="UserError">There is no such column or function.</exception>
    internal GeneratedText Write(ParsedExpression expression)
    {
        (_to, _text, _offset) = (new GeneratedText(), expression.Text, expression.Offset);
        Write(expression.Syntax);
        return _to;
    }

    private TextSpan Of(TextSpan span) => new(span.Start + _offset, span.Length);

    private UserError Error(SyntaxNode node, string text) => _text.Error(node.SpanStart + _offset, node.Span.Length, text);

    private void Write(SyntaxNode node)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment:
                throw Error(assignment, "= changes a value; to compare: ==.");
            case LambdaExpressionSyntax lambda:
                _own.UnionWith(lambda.DescendantNodes().OfType<ParameterSyntax>().Select(p => p.Identifier.ValueText));
                Children(lambda);
                break;
            case SingleVariableDesignationSyntax declared:
                _own.Add(declared.Identifier.ValueText);
                Children(declared);
                break;
            case MemberAccessExpressionSyntax member when Column(member) is { } column:
                _to.Add(scope.Value(column) + " ", _text, Of(member.Span));
                break;
            case MemberAccessExpressionSyntax member:
                Write(member.Expression);
                _to.Copy(_text, Of(TextSpan.FromBounds(member.OperatorToken.SpanStart, member.FullSpan.End)));
                break;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element when Column(element.Expression) is { IsJagged: true } list:
                Element(element, list, index.Expression);
                break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } call:
                Call(call, name);
                break;
            case IdentifierNameSyntax name:
                Name(name);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient when IsWhole(quotient.Left) && IsWhole(quotient.Right):
                code.Note($"{quotient.ToString().Replace("@", "", StringComparison.Ordinal)} divides whole numbers and drops the rest, as C# does. For a fraction: {quotient.Left.ToString().Replace("@", "", StringComparison.Ordinal)} / (double){quotient.Right.ToString().Replace("@", "", StringComparison.Ordinal)}");
                Children(quotient);
                break;
            default:
                Children(node);
                break;
        }
    }

    private void Children(SyntaxNode node)
    {
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
            {
                Write(inner);
            }
            else
            {
                _to.Copy(_text, Of(child.FullSpan));
            }
        }
    }

    private void Element(ElementAccessExpressionSyntax element, ColumnSchema list, ExpressionSyntax index)
    {
        string at = index.IsKind(SyntaxKind.IndexExpression) ? "AtEnd" : "At";
        _to.Add($"(({DrawnColumns.TypeOf(list)})({(DrawnColumns.MayBeNull(list) ? "(" : "")}{at}({scope.List(list)}, ", _text, Of(element.Expression.Span));
        Write(index);
        _to.Add($"){(DrawnColumns.MayBeNull(list) ? " ?? double.NaN)" : "")})) ", _text, Of(element.ArgumentList.CloseBracketToken.Span));
    }

    private void Call(InvocationExpressionSyntax call, IdentifierNameSyntax name)
    {
        string function = name.Identifier.ValueText;
        if (ListFunction.Find(function, call.ArgumentList.Arguments.Count) is { } over)
        {
            var inner = new LoopScope(code);
            var writer = new ExpressionWriter(code, inner);
            ExpressionSyntax argument = call.ArgumentList.Arguments[0].Expression;
            GeneratedText value = writer.Write(new ParsedExpression(_text, argument, _offset));
            if (!inner.Loops)
            {
                throw Error(argument, $"{function} takes a list, and there is none here.");
            }

            _to.Add(code.Method(over.Type, over.Body(inner, value)) + " ", _text, Of(call.Span));
            return;
        }

        if (!Functions.Contains(function) && !_own.Contains(function))
        {
            throw Error(name, $"there is no function {function}.{Nearest.Sentence(function, Functions.Order(StringComparer.Ordinal))}");
        }

        _to.Copy(_text, Of(name.FullSpan));
        Write(call.ArgumentList);
    }

    private void Name(IdentifierNameSyntax name)
    {
        string text = name.Identifier.ValueText;
        if (_own.Contains(text) || name.Parent is NameColonSyntax)
        {
            _to.Copy(_text, Of(name.FullSpan));
        }
        else if (code.Columns.Find(text) is { } column)
        {
            Require(name, column);
            _to.Add(scope.Value(column) + " ", _text, Of(name.Span));
        }
        else if (text is "Entry" or "Index")
        {
            _to.Add((text == "Entry" ? scope.Entry() : scope.Index()) + " ", _text, Of(name.Span));
        }
        else if (Constants.Contains(text) || IsType(name))
        {
            _to.Copy(_text, Of(name.FullSpan));
        }
        else
        {
            throw Error(name, $"there is no column {text} in {code.Columns.Where}.{Nearest.Sentence(text, code.Columns.Names.Concat(Constants))}");
        }
    }

    private void Require(SyntaxNode where, ColumnSchema column)
    {
        if (column.Type == ElementType.Unsupported)
        {
            throw Error(where, $"{column.Name} is stored as {column.Stored}, which cannot be read.");
        }
    }

    /// <summary>Whether a name may be one of a type: before a dot, in a cast, between angle brackets.</summary>
    private static bool IsType(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax member => member.Expression == name,
        CastExpressionSyntax cast => cast.Type == name,
        ExpressionSyntax or ArgumentSyntax or null => false,
        _ => true,
    };

    /// <summary>The column that is meant by <c>Muon_pt</c> or <c>Muon.pt</c>, or null.</summary>
    private ColumnSchema? Column(ExpressionSyntax expression)
    {
        ColumnSchema? column = Joined(expression) is { } name && !_own.Contains(name) ? code.Columns.Find(name) : null;
        if (column is not null)
        {
            Require(expression, column);
        }

        return column;
    }

    private static string? Joined(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax last } member when Joined(member.Expression) is { } first => $"{first}_{last.Identifier.ValueText}",
        _ => null,
    };

    private bool IsWhole(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => IsWhole(inner.Expression),
        PrefixUnaryExpressionSyntax sign => IsWhole(sign.Operand),
        LiteralExpressionSyntax literal => literal.Token.Value is int or long or uint or ulong,
        BinaryExpressionSyntax both => IsWhole(both.Left) && IsWhole(both.Right),
        CastExpressionSyntax cast => cast.Type.ToString() is "int" or "long",
        ElementAccessExpressionSyntax element => IsWhole(element.Expression),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Count" or "Length" } } => true,
        _ => Column(expression) is { } column && DrawnColumns.IsWhole(column),
    };
}
