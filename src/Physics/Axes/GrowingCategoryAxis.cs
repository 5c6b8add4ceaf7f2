namespace Heppy;

/// <summary>One bin for each name, in the order of first appearance.</summary>
internal sealed class GrowingCategoryAxis : Axis<string>
{
    private readonly Dictionary<string, int> _bins = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    internal GrowingCategoryAxis(IReadOnlyList<string> names, string title, string name) : base(title, name)
    {
        foreach (string category in names)
        {
            if (Index(category) != _names.Count - 1)
            {
                throw new ArgumentException($"{Say(title)}: category '{category}' is given twice.");
            }
        }
    }

    public override int Bins => _names.Count;

    public override bool Grows => true;

    public override int Index(string value)
    {
        if (!_bins.TryGetValue(value, out int bin))
        {
            bin = _names.Count;
            _bins.Add(value, bin);
            _names.Add(value);
        }
        return bin;
    }

    public override AxisDescription Describe() => new()
    {
        Kind = AxisKind.Category,
        Title = Title,
        Name = Name,
        Bins = Bins,
        Categories = [.. _names],
        Grows = true,
    };
}
