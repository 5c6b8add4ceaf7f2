using System.Globalization;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>
/// Evaluates ClassAd expressions such as <c>JobStatus == 5 &amp;&amp; regexp("Chunk3", Args)</c>: comparisons, logic of
/// three values, arithmetic, ?: and a few functions. Values are bool, long, double, string, or null for undefined.
/// </summary>
internal sealed class ClassAdExpression
{
    private static readonly string[][] levels =
        [["||"], ["&&"], ["==", "!=", "=?=", "=!=", "<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"]];

    private readonly IReadOnlyList<string> _tokens;
    private readonly Func<string, object?> _attribute;
    private readonly string _text;
    private int _next;

    private ClassAdExpression(string text, Func<string, object?> attribute)
    {
        _text = text;
        _tokens = ClassAdLexer.Tokens(text);
        _attribute = attribute;
    }

    /// <param name="text">The expression.</param>
    /// <param name="attribute">The value of an attribute, null if there is none.</param>
    /// <exception cref="CommandException">The expression is malformed.</exception>
    internal static object? Evaluate(string text, Func<string, object?> attribute)
    {
        var expression = new ClassAdExpression(text, attribute);
        var value = expression.Conditional();
        return expression._next == expression._tokens.Count ? value : throw expression.Wrong();
    }

    /// <summary>Whether the expression is true; undefined is not.</summary>
    internal static bool IsTrue(string text, Func<string, object?> attribute) =>
        ClassAdValue.Truth(Evaluate(text, attribute)) == true;

    private object? Conditional()
    {
        var value = Binary(0);
        if (!Take("?"))
        {
            return value;
        }
        var yes = Conditional();
        Expect(":");
        var no = Conditional();
        return ClassAdValue.Truth(value) is { } truth ? truth ? yes : no : null;
    }

    private object? Binary(int level)
    {
        if (level == levels.Length)
        {
            return Unary();
        }
        var value = Binary(level + 1);
        while (_next < _tokens.Count && levels[level].Contains(_tokens[_next]))
        {
            var sign = _tokens[_next++];
            value = ClassAdValue.Apply(sign, value, Binary(level + 1));
        }
        return value;
    }

    private object? Unary()
    {
        if (Take("!"))
        {
            return ClassAdValue.Truth(Unary()) is { } truth ? !truth : null;
        }
        if (Take("-"))
        {
            return ClassAdValue.Apply("-", 0L, Unary());
        }
        if (Take("("))
        {
            var value = Conditional();
            Expect(")");
            return value;
        }
        return _next < _tokens.Count ? Primary(_tokens[_next++]) : throw Wrong();
    }

    private object? Primary(string token)
    {
        if (token[0] == '"')
        {
            return token[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\",
                StringComparison.Ordinal);
        }
        if (char.IsAsciiDigit(token[0]))
        {
            return long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
                ? whole : double.Parse(token, CultureInfo.InvariantCulture);
        }
        if (!char.IsLetter(token[0]) && token[0] != '_')
        {
            throw Wrong();
        }
        if (Take("("))
        {
            return ClassAdValue.Call(token, Arguments()) ?? _attribute($"{token}()");
        }
        return token.ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            "UNDEFINED" or "ERROR" => null,
            _ => _attribute(token[(token.LastIndexOf('.') + 1)..]),
        };
    }

    private List<object?> Arguments()
    {
        var arguments = new List<object?>();
        if (Take(")"))
        {
            return arguments;
        }
        do
        {
            arguments.Add(Conditional());
        }
        while (Take(","));
        Expect(")");
        return arguments;
    }

    private bool Take(string token)
    {
        var taken = _next < _tokens.Count && _tokens[_next] == token;
        _next += taken ? 1 : 0;
        return taken;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw Wrong();
        }
    }

    private CommandException Wrong() => new($"ERROR: Can't parse the ClassAd expression: {_text}\n", 1);
}
