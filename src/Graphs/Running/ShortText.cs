using System.Collections;
using System.Globalization;

namespace Heppy.Graphs.Running;

/// <summary>Values as text that fits in a line.</summary>
internal static class ShortText
{
    private const int Longest = 40;
    private const int ShownItems = 3;

    /// <summary>A value, 40 characters at most.</summary>
    internal static string Of(object? value)
    {
        string text = Whole(value).ReplaceLineEndings(" ");
        return text.Length <= Longest ? text : text[..(Longest - 3)] + "...";
    }

    /// <summary>Values, separated by commas.</summary>
    internal static string OfAll(ReadOnlySpan<object?> values)
    {
        string[] texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Of(values[i]);
        }

        return string.Join(", ", texts);
    }

    private static string Whole(object? value)
    {
        try
        {
            return value switch
            {
                null => "null",
                string text => $"\"{text}\"",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                Array { Rank: 1, Length: var length } array => Items(array, length, array.GetType().GetElementType()!.Name),
                ICollection items => Items(items, items.Count, items.GetType().Name.Split('`')[0]),
                _ => value.ToString() ?? "",
            };
        }
        catch (Exception e)
        {
            // Not worth to hide the error that it is printed for.
            return $"{value!.GetType().Name}, whose text throws {e.GetType().Name}";
        }
    }

    private static string Items(IEnumerable items, int count, string type) => count <= ShownItems
        ? $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]"
        : string.Create(CultureInfo.InvariantCulture, $"{count} {type}: [{string.Join(", ", items.Cast<object?>().Take(ShownItems).Select(Of))}, ...]");
}
