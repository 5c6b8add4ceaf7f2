using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Heppy.Drawing;

/// <summary>Code that is made out of expressions, which knows where each piece of it comes from.</summary>
internal sealed class GeneratedText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int At, int Length, ExpressionText From, TextSpan Span, bool IsCopy)> _pieces = [];

    /// <summary>Adds code.</summary>
    internal GeneratedText Add(string code)
    {
        _text.Append(code);
        return this;
    }

    /// <summary>Adds code that stands for a part of an expression.</summary>
    internal void Add(string code, ExpressionText from, TextSpan span)
    {
        _pieces.Add((_text.Length, code.Length, from, span, false));
        _text.Append(code);
    }

    /// <summary>Copies a part of an expression.</summary>
    internal void Copy(ExpressionText from, TextSpan span)
    {
        _pieces.Add((_text.Length, span.Length, from, span, true));
        _text.Append(from.Code, span.Start, span.Length);
    }

    /// <summary>Adds all of another one.</summary>
    internal GeneratedText Add(GeneratedText other)
    {
        _pieces.AddRange(other._pieces.Select(p => p with { At = p.At + _text.Length }));
        _text.Append(other._text);
        return this;
    }

    /// <summary>The expression and the part of it that some code comes from, or null.</summary>
    internal (ExpressionText From, TextSpan Span)? Origin(TextSpan code)
    {
        var touched = _pieces.Where(p => p.At < code.End && p.At + p.Length > code.Start).ToList();
        if (touched.Count == 0)
        {
            return null;
        }

        ExpressionText from = touched[0].From;
        TextSpan[] spans = [.. touched.Where(p => p.From == from).Select(Part)];
        return (from, TextSpan.FromBounds(spans.Min(s => s.Start), spans.Max(s => s.End)));

        TextSpan Part((int At, int Length, ExpressionText From, TextSpan Span, bool IsCopy) p) => !p.IsCopy ? p.Span : TextSpan.FromBounds(
            p.Span.Start + Math.Max(0, code.Start - p.At), p.Span.Start + Math.Min(p.Length, code.End - p.At));
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
