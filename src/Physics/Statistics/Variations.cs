using System.Diagnostics.CodeAnalysis;

namespace Heppy.Physics;

/// <summary>The same result under systematic variations, by the name of the variation: <c>muon_id_up</c>.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
/// <remarks>A variation that is not here does not change the result: it is the nominal one.</remarks>
public sealed class Variations<T>
    where T : class
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, T> _byName = new(StringComparer.Ordinal);

    /// <summary>Number of variations.</summary>
    public int Count => _names.Count;

    /// <summary>Their names, in the order of declaration.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The result under a variation.</summary>
    /// <param name="name">Name of the variation.</param>
    /// <exception cref="KeyNotFoundException">It is not here.</exception>
    public T this[string name] => _byName[name];

    /// <summary>Adds a variation.</summary>
    /// <param name="name">Its name, unlike all others.</param>
    /// <param name="result">The result under it.</param>
    public void Add(string name, T result)
    {
        _byName.Add(name, result);
        _names.Add(name);
    }

    /// <summary>Looks for a variation.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="result">The result under it.</param>
    /// <returns>Whether it is here.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out T result) => _byName.TryGetValue(name, out result);

    /// <summary>Adds the variations of the same result of other events.</summary>
    /// <param name="other">Variations of the same names.</param>
    /// <param name="merge">Adds the second to the first.</param>
    /// <exception cref="ArgumentException">The names differ.</exception>
    public void Merge(Variations<T> other, Action<T, T> merge)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(merge);
        if (!_names.SequenceEqual(other._names))
        {
            throw new ArgumentException(
                $"Results under different variations: [{string.Join(", ", _names)}] and [{string.Join(", ", other._names)}].", nameof(other));
        }

        foreach (string name in _names)
        {
            merge(_byName[name], other._byName[name]);
        }
    }
}
