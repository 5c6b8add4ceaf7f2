namespace Heppy;

/// <summary>One bin per integer, with under- and overflow.</summary>
internal sealed class IntegerAxis : Axis<int>
{
    private readonly int _low;
    private readonly int _high;

    internal IntegerAxis(int low, int high, string title)
        : base(title)
    {
        if (high <= low)
        {
            throw new ArgumentException($"Axis '{title}': the range from {low} to {high} has no integers.");
        }

        (_low, _high) = (low, high);
    }

    public override int Bins => _high - _low;

    public override bool HasUnderflow => true;

    public override bool HasOverflow => true;

    public override int Index(int value) => value < _low ? 0 : value >= _high ? Bins + 1 : value - _low + 1;

    public override AxisDescription Describe() => new(AxisKind.Integer, Title, Bins, [_low, _high], [], true, true);
}
