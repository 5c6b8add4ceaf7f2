using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Heppy.Plots;

/// <summary>The bytes of an SVG file while they are written: ASCII, numbers with two decimals, escaped text as UTF-8.</summary>
internal sealed class SvgText
{
    /// <summary>Bytes that a number takes at most, and some to spare: digits are written four at a time.</summary>
    private const int MostDigits = 16;

    /// <summary>Coordinates below this many points are looked up: all of a page.</summary>
    private const int Looked = 1000;

    // Three digits or fewer, and a point with two or fewer behind it: the highest byte is their number.
    private static readonly uint[] Wholes = [.. Enumerable.Range(0, Looked).Select(i => Packed(i.ToString(CultureInfo.InvariantCulture)))];
    private static readonly uint[] Parts = [.. Enumerable.Range(0, 100).Select(i => Packed((i / 100m).ToString(".##", CultureInfo.InvariantCulture)))];

    private static readonly SearchValues<char> Unescaped =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("&<>\"")]);

    private byte[] _bytes = new byte[1 << 15];
    private int _length;

    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    internal void Clear() => _length = 0;

    /// <summary>A coordinate as a whole number of hundredths.</summary>
    internal static int Hundredths(double value) => double.ConvertToIntegerNative<int>(Math.Floor((value * 100) + 0.5));

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
        uint digits;
        if (whole < Looked)
        {
            digits = Wholes[whole];
            BinaryPrimitives.WriteUInt32LittleEndian(to[at..], digits);
            at += (int)(digits >> 24);
        }
        else
        {
            whole.TryFormat(to[at..], out int written, default, CultureInfo.InvariantCulture);
            at += written;
        }

        digits = Parts[hundredths - (whole * 100)];
        BinaryPrimitives.WriteUInt32LittleEndian(to[at..], digits);
        return at + (int)(digits >> 24);
    }

    private static uint Packed(string ascii)
    {
        uint packed = (uint)ascii.Length << 24;
        for (int i = 0; i < ascii.Length; i++)
        {
            packed |= (uint)ascii[i] << (8 * i);
        }

        return packed;
    }

    /// <summary>Adds any text, with what XML reserves escaped, and what it forbids replaced.</summary>
    internal SvgText Escaped(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unescaped))
        {
            return Add(text);
        }

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
