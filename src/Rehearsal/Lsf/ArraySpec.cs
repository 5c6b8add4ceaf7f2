using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy.Rehearsal.Lsf;

/// <summary>A job name with the indices of an array and how many run at once: <c>name[1-10:2,15]%3</c>.</summary>
internal sealed partial record ArraySpec(string Name, IReadOnlyList<int> Indices, int Limit)
{
    private const int Largest = 100_000;

    /// <summary>Without brackets it is a name; with wrong brackets nothing.</summary>
    internal static ArraySpec? Parse(string text)
    {
        if (!text.Contains('['))
        {
            return new ArraySpec(text, [], 0);
        }
        var match = Pattern().Match(text);
        var limit = 0;
        if (!match.Success || (match.Groups[3].Success && !Number(match.Groups[3].Value, out limit))
            || ParseIndices(match.Groups[2].Value) is not { Count: > 0 } indices)
        {
            return null;
        }
        return new ArraySpec(match.Groups[1].Value, indices, limit);
    }

    /// <summary>1-10:2,15 as numbers in ascending order; nothing if it is malformed.</summary>
    internal static IReadOnlyList<int>? ParseIndices(string text)
    {
        var indices = new SortedSet<int>();
        foreach (var part in text.Split(','))
        {
            var match = Range().Match(part.Trim());
            var step = 1;
            if (!match.Success || !Number(match.Groups[1].Value, out var first)
                || (match.Groups[3].Success && !Number(match.Groups[3].Value, out step)))
            {
                return null;
            }
            var last = first;
            if (match.Groups[2].Success && (!Number(match.Groups[2].Value, out last) || last < first))
            {
                return null;
            }
            for (var index = first; index <= last; index += step)
            {
                indices.Add(index);
            }
        }
        return [.. indices];
    }

    private static bool Number(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is > 0 and <= Largest;

    [GeneratedRegex(@"^([^\[\]]+)\[([^\[\]]+)\](?:%(\d+))?$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(\d+)(?:-(\d+)(?::(\d+))?)?$")]
    private static partial Regex Range();
}
