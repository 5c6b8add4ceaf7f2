namespace Heppy;

/// <summary>Two bins, false and true.</summary>
internal sealed class BooleanAxis(string title) : Axis<bool>(title)
{
    public override int Bins => 2;

    public override int Index(bool value) => value ? 1 : 0;

    public override AxisDescription Describe() => new(AxisKind.Boolean, Title, 2, [], [], false, false);
}
