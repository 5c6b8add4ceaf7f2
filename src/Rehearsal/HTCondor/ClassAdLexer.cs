using System.Text.RegularExpressions;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The tokens of a ClassAd expression.</summary>
internal static partial class ClassAdLexer
{
    /// <exception cref="CommandException">A character that no token starts with.</exception>
    internal static IReadOnlyList<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var match = Token().Match(text, at);
            if (!match.Success)
            {
                throw new CommandException($"ERROR: Can't parse the ClassAd expression at '{text[at..]}': {text}\n", 1);
            }
            tokens.Add(match.Value);
            at += match.Length;
        }
        return tokens;
    }

    [GeneratedRegex("""\G(?:=\?=|=!=|==|!=|<=|>=|&&|\|\||[-+*/%<>!(),?:]|"(?:[^"\\]|\\.)*"|[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|[A-Za-z_][\w.]*)""")]
    private static partial Regex Token();
}
