using System.Globalization;

namespace Heppy.Analyzers;

/// <summary>One input of a correction: a number, an integer or a text, converted from either without a word.</summary>
public readonly struct CorrectionValue
{
    private readonly double _real;
    private readonly long _int;
    private readonly string? _text;

    private CorrectionValue(CorrectionType type, double real, long integer, string? text) => (Type, _real, _int, _text) = (type, real, integer, text);

    /// <summary>What it is.</summary>
    public CorrectionType Type { get; }

    /// <summary>A number or an integer as a number.</summary>
    internal double Number => Type == CorrectionType.Int ? _int : _real;

    internal long Integer => _int;

    internal string Text => _text!;

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator CorrectionValue(double value) => new(CorrectionType.Real, value, 0, null);

    /// <summary>An integer.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator CorrectionValue(int value) => new(CorrectionType.Int, 0, value, null);

    /// <summary>An integer.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator CorrectionValue(long value) => new(CorrectionType.Int, 0, value, null);

    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator CorrectionValue(string value) => new(CorrectionType.String, 0, 0, value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>The value as text.</summary>
    public override string ToString() => Type switch
    {
        CorrectionType.String => $"'{_text}'",
        CorrectionType.Int => _int.ToString(CultureInfo.InvariantCulture),
        _ => _real.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The same input with another number; an integer is rounded, halves away from zero, and stays one.</summary>
    internal CorrectionValue With(double number) =>
        Type == CorrectionType.Int ? (CorrectionValue)(long)Math.Round(number, MidpointRounding.AwayFromZero) : number;
}
