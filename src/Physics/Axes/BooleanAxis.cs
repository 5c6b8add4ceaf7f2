namespace Heppy;

/// <summary>Two bins: false is 0, true is 1.</summary>
internal sealed class BooleanAxis(string title, string name) : Axis<bool>(title, name)
{
    public override int Bins => 2;

    public override int Index(bool value) => value ? 1 : 0;

    public override AxisDescription Describe() =>
        new() { Kind = AxisKind.Boolean, Title = Title, Name = Name, Bins = 2 };
}
