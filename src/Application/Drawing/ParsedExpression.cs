using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Heppy.Drawing;

/// <summary>A C# expression: all of a text, or what stands between the colons of <c>y : x</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Syntax">The expression.</param>
/// <param name="Offset">Where it starts in the text.</param>
internal sealed record ParsedExpression(ExpressionText Text, ExpressionSyntax Syntax, int Offset)
{
    /// <summary>As it was typed.</summary>
    internal string Shown => Text.Code.Substring(Offset + Syntax.SpanStart, Syntax.Span.Length).Replace("@", "", StringComparison.Ordinal);

    /// <summary>Reads a text as one expression.</summary>
    /// <exception cref="UserError">It is none.</exception>
    internal static ParsedExpression Whole(ExpressionText text)
    {
        ParsedExpression[] parts = Split(text);
        return parts.Length == 1 ? parts[0] : throw text.Error(parts[1].Offset - 1, 1, "a colon stands between the axes of what is drawn only.");
    }

    /// <summary>Reads a text as expressions with colons between them.</summary>
    /// <exception cref="UserError">One of them is none, or there are more than two.</exception>
    internal static ParsedExpression[] Split(ExpressionText text)
    {
        List<int> colons = [];
        (int depth, int questions) = (0, 0);
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(text.Code))
        {
            SyntaxKind kind = token.Kind();
            depth += kind is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken ? 1
                : kind is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken ? -1 : 0;
            if (kind == SyntaxKind.BadToken && token.Text == "$")
            {
                throw text.Error(token.SpanStart, 1, "functions of lists are written without $, with the list in parentheses: Sum(Muon_pt), Length(Muon_pt), Max(Muon_pt).");
            }

            if (depth == 0 && kind == SyntaxKind.QuestionToken)
            {
                questions++;
            }
            else if (depth == 0 && kind == SyntaxKind.ColonToken && questions-- == 0)
            {
                (questions, int at) = (0, token.SpanStart);
                colons.Add(at);
            }
        }

        if (colons.Count > 1)
        {
            throw text.Error(colons[1], 1, "at most two axes can be drawn, y : x.");
        }

        int[] starts = [0, .. colons.Select(c => c + 1)];
        int[] ends = [.. colons, text.Code.Length];
        return [.. starts.Zip(ends).Select(p => Parse(text, p.First, p.Second))];
    }

    private static ParsedExpression Parse(ExpressionText text, int start, int end)
    {
        string code = text.Code[start..end];
        if (code.Trim().Length == 0)
        {
            throw text.Error(start, 1, "there is no expression here.");
        }

        ExpressionSyntax syntax = SyntaxFactory.ParseExpression(code, consumeFullText: true);
        Diagnostic? problem = syntax.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).MinBy(d => d.Location.SourceSpan.Start);
        if (problem is not null)
        {
            TextSpan at = problem.Location.SourceSpan;
            throw text.Error(start + at.Start, at.Length, problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }

        return new ParsedExpression(text, syntax, start);
    }
}
