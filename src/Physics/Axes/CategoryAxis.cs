namespace Heppy;

/// <summary>One bin for each of some fixed names, and where it has an overflow one for all others.</summary>
internal sealed class CategoryAxis : Axis<string>
{
    private readonly Dictionary<string, int> _bins = new(StringComparer.Ordinal);
    private readonly string[] _names;

    internal CategoryAxis(string[] names, string title, string name, bool overflow = true) : base(title, name)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Length == 0)
        {
            throw new ArgumentException($"{Say(title)}: no categories; there must be at least 1.");
        }
        foreach (string category in names)
        {
            if (!_bins.TryAdd(category, _bins.Count))
            {
                throw new ArgumentException($"{Say(title)}: category '{category}' is given twice.");
            }
        }
        (_names, HasOverflow) = ([.. names], overflow);
    }

    public override int Bins => _names.Length;

    public override bool HasOverflow { get; }

    public override int Index(string value) => _bins.TryGetValue(value, out int bin) ? bin
        : HasOverflow ? _names.Length
        : throw new ArgumentException($"{Say(Title)}: '{value}' is not one of {string.Join(", ", _names)}.");

    public override AxisDescription Describe() => new()
    {
        Kind = AxisKind.Category,
        Title = Title,
        Name = Name,
        Bins = Bins,
        Categories = _names,
        HasOverflow = HasOverflow,
    };
}
