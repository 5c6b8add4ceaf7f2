namespace Heppy.Fits;

/// <summary>Names that every program for fits understands: ASCII letters, digits and <c>_</c>, a letter first, all different.</summary>
/// <param name="reserved">Names that have another meaning.</param>
internal sealed class SafeNames(params IEnumerable<string> reserved)
{
    private readonly Dictionary<string, string> _made = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(reserved, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that had to be changed, with what became of them.</summary>
    internal IEnumerable<(string From, string To)> Changed => _made.Where(m => m.Key != m.Value).Select(m => (m.Key, m.Value));

    /// <summary>The name for something; the same each time.</summary>
    internal string Of(string text)
    {
        if (_made.TryGetValue(text, out string? known))
        {
            return known;
        }

        string name = new([.. text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
        {
            name = "n" + name;
        }

        string unique = name;
        for (int i = 2; !_taken.Add(unique); i++)
        {
            unique = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return _made[text] = unique;
    }
}
