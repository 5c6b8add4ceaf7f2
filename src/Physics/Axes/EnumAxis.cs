namespace Heppy;

/// <summary>One bin for each value of an enum, in the order of the values.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal sealed class EnumAxis<TEnum> : Axis<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, int> _bins = [];
    private readonly string[] _names;

    internal EnumAxis(string title, string name) : base(title, name)
    {
        // A second name of the same value is no bin of its own.
        foreach (var value in Enum.GetValues<TEnum>())
        {
            _bins.TryAdd(value, _bins.Count);
        }
        if (_bins.Count == 0)
        {
            throw new ArgumentException($"{Say(title)}: the enum {typeof(TEnum).Name} has no values.");
        }
        _names = [.. _bins.Keys.Select(value => Enum.GetName(value)!)];
    }

    public override int Bins => _names.Length;

    public override int Index(TEnum value) => _bins.TryGetValue(value, out int bin)
        ? bin
        : throw new ArgumentException($"{Say(Title)}: {value} is not a named value of {typeof(TEnum).Name}.");

    public override AxisDescription Describe() => new()
    {
        Kind = AxisKind.Category,
        Title = Title,
        Name = Name,
        Bins = Bins,
        Categories = _names,
    };
}
