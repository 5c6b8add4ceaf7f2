using System.Globalization;
using System.Text;

namespace Heppy.Plots;

/// <summary>The bytes of an SVG file while they are written: ASCII, numbers with two decimals, escaped text as UTF-8.</summary>
internal sealed class SvgText
{
    /// <summary>Bytes that a number takes at most, and one to spare.</summary>
    private const int MostDigits = 16;

    private byte[] _bytes = new byte[1 << 15];
    private int _length;

    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    internal void Clear() => _length = 0;

    /// <summary>A coordinate as a whole number of hundredths.</summary>
    internal static int Hundredths(double value) => (int)Math.Floor((value * 100) + 0.5);

    /// <summary>Adds ASCII text as it is.</summary>
    internal SvgText Add(string text)
    {
        Reserve(text.Length);
        _length += Encoding.ASCII.GetBytes(text, _bytes.AsSpan(_length));
        return this;
    }

    /// <summary>Adds ASCII text as it is.</summary>
    internal SvgText Add(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    internal SvgText Add(char c)
    {
        Reserve(1);
        _bytes[_length++] = (byte)c;
        return this;
    }

    internal SvgText Add(double value) => Number(Hundredths(value));

    internal SvgText Add(int value) => Number(value * 100);

    /// <summary>Adds a number of hundredths, without zeros at its end.</summary>
    internal SvgText Number(int hundredths)
    {
        Reserve(MostDigits);
        _length += Write(_bytes.AsSpan(_length), hundredths);
        return this;
    }

    /// <summary>Adds the steps of an outline: letters and numbers of a path.</summary>
    internal SvgText Path(ReadOnlySpan<OutlineStep> steps)
    {
        Reserve(steps.Length * 2 * (MostDigits + 1));
        Span<byte> to = _bytes.AsSpan(_length);
        int at = 0;
        (int lastX, int lastY) = (0, 0);
        bool afterMove = false;
        foreach (ref readonly OutlineStep step in steps)
        {
            (int x, int y) = (Hundredths(step.X), Hundredths(step.Y));
            if (!step.IsMove && y == lastY)
            {
                // A line of no length is drawn, as a dot, only where it is there.
                if (x != lastX || afterMove)
                {
                    to[at++] = (byte)'H';
                    at += Write(to[at..], x);
                }
            }
            else if (!step.IsMove && x == lastX)
            {
                to[at++] = (byte)'V';
                at += Write(to[at..], y);
            }
            else
            {
                to[at++] = (byte)(step.IsMove ? 'M' : 'L');
                at += Write(to[at..], x);
                to[at++] = (byte)',';
                at += Write(to[at..], y);
            }

            (lastX, lastY, afterMove) = (x, y, step.IsMove);
        }

        _length += at;
        return this;
    }

    private static int Write(Span<byte> to, int hundredths)
    {
        int at = 0;
        if (hundredths < 0)
        {
            to[at++] = (byte)'-';
            hundredths = -hundredths;
        }

        int whole = hundredths / 100;
        int part = hundredths - (whole * 100);
        if (whole < 10)
        {
            to[at++] = (byte)('0' + whole);
        }
        else if (whole < 1000)
        {
            int tens = whole / 10;
            if (whole >= 100)
            {
                to[at++] = (byte)('0' + (tens / 10));
            }

            to[at++] = (byte)('0' + (tens % 10));
            to[at++] = (byte)('0' + (whole - (tens * 10)));
        }
        else
        {
            whole.TryFormat(to[at..], out int digits, default, CultureInfo.InvariantCulture);
            at += digits;
        }

        if (part != 0)
        {
            int tenths = part / 10;
            to[at] = (byte)'.';
            to[at + 1] = (byte)('0' + tenths);
            to[at + 2] = (byte)('0' + (part - (tenths * 10)));
            at += part == tenths * 10 ? 2 : 3;
        }

        return at;
    }

    /// <summary>Adds any text, with what XML reserves escaped, and what it forbids replaced.</summary>
    internal SvgText Escaped(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': Add("&amp;"); break;
                case '<': Add("&lt;"); break;
                case '>': Add("&gt;"); break;
                case '"': Add("&quot;"); break;
                case < ' ' or 0xfffe or 0xffff: Utf8(Rune.ReplacementChar); break;
                default: Utf8(rune); break;
            }
        }

        return this;
    }

    private void Utf8(Rune rune)
    {
        Reserve(4);
        _length += rune.EncodeToUtf8(_bytes.AsSpan(_length));
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + more, 2 * _bytes.Length));
        }
    }
}
