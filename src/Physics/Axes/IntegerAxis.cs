using System.Globalization;

namespace Heppy;

/// <summary>One bin for each integer in [low, high), with underflow and overflow.</summary>
internal sealed class IntegerAxis : Axis<int>
{
    private readonly int _low;
    private readonly int _high;

    internal IntegerAxis(int low, int high, string title, string name) : base(title, name)
    {
        RegularAxis.CheckOrder(low, high, title);
        if ((long)high - low > Array.MaxLength)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Say(title)}: so many integers, {low} to {high}, do not fit memory."));
        }
        (_low, _high) = (low, high);
    }

    public override int Bins => _high - _low;

    public override bool HasUnderflow => true;

    public override bool HasOverflow => true;

    public override int Index(int value) => (int)(Math.Clamp(value, _low - 1L, _high) - _low) + 1;

    public override AxisDescription Describe() => new()
    {
        Kind = AxisKind.Regular,
        Title = Title,
        Name = Name,
        Bins = Bins,
        Lower = _low,
        Upper = _high,
        HasUnderflow = true,
        HasOverflow = true,
        IsInteger = true,
    };
}
