using System.Text;

namespace Heppy.Plots;

/// <summary>Reads the markup of a label, from left to right; what is not understood is text.</summary>
internal sealed class LabelParser(string text)
{
    private const double ScriptScale = 0.7;

    private readonly List<LabelRun> _runs = [];
    private readonly List<LabelRule> _rules = [];
    private readonly StringBuilder _plain = new();
    private int _at;
    private double _width;
    private Style _style = new(1, 0, false, false);

    // Where the last script began and how wide it is: one of the other kind goes above or below it.
    private (int Run, double Width, bool IsUpper) _script = (-1, 0, false);

    internal Label Parse()
    {
        Read(until: '\0');
        return new Label(text, _runs, _rules, _width);
    }

    private void Read(char until)
    {
        while (_at < text.Length && text[_at] != until)
        {
            Next();
        }

        Flush();
        if (_at < text.Length && until != '\0')
        {
            _at++;
        }
    }

    private void Next()
    {
        char c = text[_at];
        bool opens = _at + 1 < text.Length && text[_at + 1] == '{';
        if (c is '_' or '^' && opens)
        {
            _at += 2;
            Script(isUpper: c == '^', () => Read('}'));
        }
        else if (c == '^' && _at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[_at + 1]) || text[_at + 1] is '+' or '-' or '*'))
        {
            _at += 2;
            Script(isUpper: true, () =>
            {
                _plain.Append(Shown(text[_at - 1]));
                Flush();
            });
        }
        else if (c is '#' or '\\' && _at + 1 < text.Length && char.IsAsciiLetter(text[_at + 1]))
        {
            Command();
        }
        else
        {
            // A minus behind nothing or an opening sign is one, not a hyphen: in scripts it always is.
            if (c != '$')
            {
                _plain.Append(_style.Rise != 0 ? Shown(c) : c);
            }

            _at++;
        }
    }

    private void Command()
    {
        int end = _at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        string word = text[(_at + 1)..end];
        bool opens = end < text.Length && text[end] == '{';
        if (opens && word is "sqrt" or "bar" or "overline" or "hat" or "tilde" or "vec" or "it" or "bf" or "rm" or "mathrm" or "text")
        {
            _at = end + 1;
            Group(word);
            return;
        }

        // The longest symbol at the start of the word: #mu#mu, but also #mubar is not one.
        for (int length = word.Length; length > 0; length--)
        {
            if (Symbols.Find(word[..length]) is { } symbol)
            {
                _plain.Append(symbol);
                _at += 1 + length;
                return;
            }
        }

        _plain.Append(text, _at, end - _at);
        _at = end;
    }

    private void Group(string word)
    {
        if (word is "hat" or "tilde" or "vec")
        {
            Read('}');
            Accent(word == "hat" ? '\u0302' : word == "tilde" ? '\u0303' : '\u20d7');
            return;
        }

        Flush();
        Style outer = _style;
        if (word == "sqrt")
        {
            _plain.Append('√');
            Flush();
        }

        double start = _width;
        _style = word switch
        {
            "it" => outer with { IsItalic = true },
            "bf" => outer with { IsBold = true },
            _ => outer,
        };
        Read('}');
        _style = outer;
        if (word is "sqrt" or "bar" or "overline")
        {
            double height = word == "sqrt" ? 0.82 : LastIsTall() ? 0.8 : 0.62;
            _rules.Add(new LabelRule(start, _width - start, outer.Rise + (height * outer.Scale)));
        }
    }

    /// <summary>Whether the last letter reaches above the small ones.</summary>
    private bool LastIsTall() => _runs.Count > 0 && !"acegmnopqrsuvwxyz".Contains(_runs[^1].Text[^1], StringComparison.Ordinal);

    private void Accent(char sign)
    {
        if (_runs.Count > 0)
        {
            _runs[^1] = _runs[^1] with { Text = _runs[^1].Text + sign };
        }
    }

    private void Script(bool isUpper, Action content)
    {
        Flush();
        Style outer = _style;
        bool stacked = _script.Run == _runs.Count && _runs.Count > 0 && _script.IsUpper != isUpper;
        double back = stacked ? _script.Width : 0;
        int first = _runs.Count;
        double start = _width - back;
        _width = start;
        _style = outer with { Scale = outer.Scale * ScriptScale, Rise = outer.Rise + ((isUpper ? 0.36 : -0.2) * outer.Scale) };
        content();
        _style = outer;
        if (first < _runs.Count && stacked)
        {
            _runs[first] = _runs[first] with { Back = back };
        }

        double width = _width - start;
        _width = Math.Max(_width, start + back);
        _script = (_runs.Count, width, isUpper);
    }

    private void Flush()
    {
        if (_plain.Length == 0)
        {
            return;
        }

        string plain = _plain.ToString();
        _plain.Clear();
        _runs.Add(new LabelRun(plain, _style.Scale, _style.Rise, 0, _style.IsBold, _style.IsItalic));
        _width += FontWidths.Of(plain, _style.IsBold) * _style.Scale;
    }

    private static char Shown(char c) => c == '-' ? '−' : c;

    private readonly record struct Style(double Scale, double Rise, bool IsBold, bool IsItalic);
}
