using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Heppy.Drawing;

/// <summary>An expression as it was typed, and as C# can read it: columns with names that C# keeps for itself, <c>event</c>, get their <c>@</c>.</summary>
internal sealed class ExpressionText
{
    private readonly List<int> _inserted = [];

    /// <param name="name">What messages call it: <c>--cut</c>; empty for what is drawn.</param>
    /// <param name="typed">As it was typed.</param>
    /// <param name="isColumn">Whether there is a column of a name.</param>
    internal ExpressionText(string name, string typed, Predicate<string> isColumn)
    {
        (Name, Typed) = (name, typed);
        var code = new StringBuilder();
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(typed))
        {
            string text = token.Text;
            bool isKept = SyntaxFacts.IsReservedKeyword(token.Kind()) && isColumn(text);
            code.Append(token.LeadingTrivia.ToFullString());
            if (isKept)
            {
                _inserted.Add(code.Length);
                code.Append('@');
            }

            code.Append(text).Append(token.TrailingTrivia.ToFullString());
        }

        Code = code.ToString();
    }

    /// <summary>What messages call it.</summary>
    internal string Name { get; }

    /// <summary>As it was typed.</summary>
    internal string Typed { get; }

    /// <summary>As C# reads it.</summary>
    internal string Code { get; }

    /// <summary>A mistake in it, shown with a caret.</summary>
    /// <param name="position">Where, in <see cref="Code"/>.</param>
    /// <param name="length">How much of it.</param>
    /// <param name="text">What is wrong, and what to do.</param>
    internal UserError Error(int position, int length, string text) => new(Message(position, length, text));

    /// <summary>The message of a mistake: what, then the expression with a caret below.</summary>
    internal string Message(int position, int length, string text)
    {
        int at = Math.Clamp(position - _inserted.Count(i => i < position), 0, Typed.Length);
        int end = Math.Clamp(position + length - _inserted.Count(i => i < position + length), at, Typed.Length);
        string line = Typed.ReplaceLineEndings(" ").Replace('\t', ' ');
        string where = string.Create(CultureInfo.InvariantCulture, $"{(Name.Length > 0 ? $"{Name}, " : "")}character {at + 1}");
        return $"{where}: {text}\n  {line}\n  {new string(' ', at)}{new string('^', Math.Max(1, end - at))}";
    }
}
