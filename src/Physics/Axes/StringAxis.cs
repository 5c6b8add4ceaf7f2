namespace Heppy;

/// <summary>One bin per text: a fixed list with overflow, or growing in the order of the first fills.</summary>
internal sealed class StringAxis : Axis<string>
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly bool _grows;

    internal StringAxis(IEnumerable<string> names, bool grows, string title)
        : base(title)
    {
        _grows = grows;
        foreach (string name in names)
        {
            if (!_index.TryAdd(name, _names.Count))
            {
                throw new ArgumentException($"Axis '{title}': the category '{name}' is there twice.");
            }

            _names.Add(name);
        }
    }

    public override int Bins => _names.Count;

    public override bool HasOverflow => !_grows;

    public override bool Grows => _grows;

    public override int Index(string value)
    {
        if (_index.TryGetValue(value, out int index))
        {
            return index;
        }

        if (!_grows)
        {
            return Bins;
        }

        _index.Add(value, _names.Count);
        _names.Add(value);
        return _names.Count - 1;
    }

    public override AxisDescription Describe() => new(AxisKind.Category, Title, Bins, [], [.. _names], false, HasOverflow, _grows);
}
