using System.Globalization;

namespace Heppy.Analyzers;

/// <summary>Reads formulas as ROOT's TFormula writes them, as far as the correctionlib format allows.</summary>
/// <remarks>
/// Numbers, the variables <c>x y z t</c> or <c>x[0] x[1] ...</c>, parameters <c>[0]</c>, functions, parentheses, and from loose to tight
/// <c>||</c>, <c>&amp;&amp;</c>, <c>== !=</c>, <c>&lt; &gt; &lt;= &gt;=</c>, <c>+ -</c>, <c>* /</c>, <c>^</c>. A minus sign belongs to what follows it before any operator does:
/// <c>-x^2</c> is (-x)^2, as in the format's C++ library.
/// </remarks>
internal sealed class FormulaParser
{
    private const string Variables = "xyzt";
    private readonly string _text;
    private readonly int[] _inputs;
    private readonly double[] _parameters;
    private int _at;

    private FormulaParser(string text, int[] inputs, double[] parameters) => (_text, _inputs, _parameters) = (text, inputs, parameters);

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="inputs">Which input each variable is.</param>
    /// <param name="parameters">Values of the parameters.</param>
    /// <exception cref="FormatException">It is no formula; says where.</exception>
    internal static CorrectionNode Parse(string text, int[] inputs, double[] parameters)
    {
        var parser = new FormulaParser(text, inputs, parameters);
        CorrectionNode node = parser.Expression(0);
        return parser.Peek() == '\0' ? node : throw parser.Wrong("an operator");
    }

    private CorrectionNode Expression(int level)
    {
        if (level == FormulaFunctions.Operators.Length)
        {
            return Atom();
        }

        CorrectionNode left = Expression(level + 1);
        while (Operator(level) is { } operation)
        {
            bool isFromRight = level == FormulaFunctions.Operators.Length - 1;
            left = new BinaryNode(operation, left, Expression(isFromRight ? level : level + 1));
        }

        return left;
    }

    private Func<double, double, double>? Operator(int level)
    {
        Peek();
        foreach ((string sign, Func<double, double, double> operation) in FormulaFunctions.Operators[level])
        {
            if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0)
            {
                _at += sign.Length;
                return operation;
            }
        }

        return null;
    }

    private CorrectionNode Atom()
    {
        char next = Peek();
        if (next == '-')
        {
            _at++;
            return new UnaryNode(x => -x, Atom());
        }

        if (next == '(')
        {
            _at++;
            CorrectionNode inside = Expression(0);
            Expect(')');
            return inside;
        }

        return next == '[' ? Parameter() : char.IsAsciiDigit(next) || next == '.' ? Number() : char.IsAsciiLetter(next) ? Named() : throw Wrong("a number, variable, parameter or function");
    }

    private ConstantNode Parameter()
    {
        _at++;
        int start = _at;
        string digits = Take(char.IsAsciiDigit);
        Expect(']');
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= _parameters.Length)
        {
            throw new FormatException($"parameter [{digits}] at character {start}, but there are {_parameters.Length} parameters");
        }

        return new ConstantNode(_parameters[index]);
    }

    private ConstantNode Number()
    {
        int start = _at;
        Take(c => char.IsAsciiDigit(c) || c == '.');
        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            _at += _at + 1 < _text.Length && _text[_at + 1] is '-' or '+' ? 2 : 1;
            Take(char.IsAsciiDigit);
        }

        string digits = _text[start.._at];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? new ConstantNode(number)
            : throw new FormatException($"'{digits}' at character {start + 1} is no number");
    }

    private CorrectionNode Named()
    {
        int start = _at;
        string name = Take(char.IsAsciiLetterOrDigit);
        if (name.Length == 1 && Variables.IndexOf(name[0], StringComparison.Ordinal) is >= 0 and var variable)
        {
            if (variable == 0 && Peek() == '[')
            {
                _at++;
                variable = int.TryParse(Take(char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : int.MaxValue;
                Expect(']');
            }

            return variable < _inputs.Length
                ? new InputNode(_inputs[variable])
                : throw new FormatException($"variable {_text[start.._at]} at character {start + 1}, but there are {_inputs.Length} variables");
        }

        bool isUnary = FormulaFunctions.Unary.TryGetValue(name, out var unary);
        if (!isUnary && !FormulaFunctions.Binary.ContainsKey(name))
        {
            throw new FormatException($"'{name}' at character {start + 1} is no function.{Nearest.Sentence(name, FormulaFunctions.Unary.Keys.Concat(FormulaFunctions.Binary.Keys))}");
        }

        Expect('(');
        CorrectionNode first = Expression(0);
        if (isUnary)
        {
            Expect(')');
            return new UnaryNode(unary!, first);
        }

        Expect(',');
        CorrectionNode second = Expression(0);
        Expect(')');
        return new BinaryNode(FormulaFunctions.Binary[name], first, second);
    }

    /// <summary>The next character that is no blank, or 0 at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private string Take(Predicate<char> while_)
    {
        int start = _at;
        while (_at < _text.Length && while_(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void Expect(char character)
    {
        if (Peek() != character)
        {
            throw Wrong($"'{character}'");
        }

        _at++;
    }

    private FormatException Wrong(string wanted) => new(
        $"at character {_at + 1} of '{_text}' there should be {wanted}, there is {(_at < _text.Length ? $"'{_text[_at]}'" : "the end")}");
}
