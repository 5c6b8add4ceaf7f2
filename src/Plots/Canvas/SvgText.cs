using System.Text;

namespace Heppy.Plots;

/// <summary>The bytes of an SVG file while they are written: ASCII, numbers with two decimals, escaped text as UTF-8.</summary>
internal sealed class SvgText
{
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
        Reserve(16);
        if (hundredths < 0)
        {
            _bytes[_length++] = (byte)'-';
            hundredths = -hundredths;
        }

        (int whole, int part) = Math.DivRem(hundredths, 100);
        int digits = whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : whole < 10_000 ? 4 : whole < 100_000 ? 5 : 6 + (int)Math.Log10(whole / 100_000);
        for (int i = _length + digits - 1; i >= _length; i--)
        {
            (whole, int digit) = Math.DivRem(whole, 10);
            _bytes[i] = (byte)('0' + digit);
        }

        _length += digits;
        if (part != 0)
        {
            _bytes[_length++] = (byte)'.';
            _bytes[_length++] = (byte)('0' + (part / 10));
            if (part % 10 != 0)
            {
                _bytes[_length++] = (byte)('0' + (part % 10));
            }
        }

        return this;
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
