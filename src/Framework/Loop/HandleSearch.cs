using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Heppy;

/// <summary>
/// Finds the handles of an analyzer: in its fields, in collections and dictionaries there, and in the fields of the user's own
/// objects there, and so on. They come in the order of declaration.
/// </summary>
internal sealed class HandleSearch
{
    private const int Deepest = 8;
    private const int MostObjects = 10_000;             // somebody's table of constants is not worth the time
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<Handle> _found = [];

    private HandleSearch()
    {
    }

    /// <summary>The handles of an analyzer, each once.</summary>
    internal static IReadOnlyList<Handle> In(Analyzer analyzer)
    {
        var search = new HandleSearch();
        search.LookAtFields(analyzer, 0);
        return search._found;
    }

    private void Look(object? value, int depth)
    {
        if (value is null || depth > Deepest || _seen.Count >= MostObjects || !_seen.Add(value))
        {
            return;
        }

        if (value is Handle handle)
        {
            _found.Add(handle);
            return;
        }

        Type type = value.GetType();
        if (HandleFields.HasFields(type))
        {
            LookAtFields(value, depth);
        }

        if (value is IEnumerable several && HandleFields.HasItems(type))
        {
            foreach (object? item in InStableOrder(several))
            {
                Look(item, depth + 1);
            }
        }
    }

    private void LookAtFields(object value, int depth)
    {
        foreach (FieldInfo field in HandleFields.Of(value.GetType()))
        {
            Look(field.GetValue(value), depth + 1);
        }
    }

    /// <summary>
    /// Lists and plain dictionaries are in the order in which they were filled. The order of other dictionaries may be another one
    /// in every process, so theirs is that of the keys.
    /// </summary>
    private static IEnumerable<object?> InStableOrder(IEnumerable several)
    {
        IEnumerable<object?> items = several.Cast<object?>().Take(MostObjects);
        bool isOrdered = several is not IDictionary || (several.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Dictionary<,>));
        return isOrdered ? items : items.OrderBy(Key, StringComparer.Ordinal);
    }

    private static string Key(object? pair) =>
        Convert.ToString(pair?.GetType().GetProperty("Key")?.GetValue(pair), CultureInfo.InvariantCulture) ?? "";
}
