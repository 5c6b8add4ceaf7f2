using System.Text.RegularExpressions;

namespace Heppy.Acceptance.Tests.Pages;

/// <summary>Compares what a page says with what a command printed: times, rates, sizes, jobs and the order of chunks differ from run to run.</summary>
internal static partial class Expectation
{
    private const string Any = "...";

    /// <summary>What the page says, if that is what happened; else what happened, with as many lines around a <c>...</c> as there were.</summary>
    internal static string[] Merge(string[] said, string[] found)
    {
        int any = Array.IndexOf(said, Any);
        if (any < 0)
        {
            return Same(said, found) ? said : found;
        }

        string[] head = said[..any];
        string[] tail = said[(any + 1)..];
        if (found.Length < head.Length + tail.Length)
        {
            return found;
        }

        string[] first = found[..head.Length];
        string[] last = found[^tail.Length..];
        return Same(head, first) && Same(tail, last) ? said : [.. first, Any, .. last];
    }

    private static bool Same(string[] a, string[] b) => Sorted(a).SequenceEqual(Sorted(b));

    /// <summary>Lines without what varies; those of chunks, which come as these end, in the order of their names.</summary>
    private static IEnumerable<string> Sorted(string[] lines)
    {
        List<string> chunks = [];
        foreach (string line in lines.Select(Plain))
        {
            if (Chunk().IsMatch(line))
            {
                chunks.Add(line);
                continue;
            }

            foreach (string chunk in chunks.Order(StringComparer.Ordinal))
            {
                yield return chunk;
            }

            chunks.Clear();
            yield return line;
        }

        foreach (string chunk in chunks.Order(StringComparer.Ordinal))
        {
            yield return chunk;
        }
    }

    private static string Plain(string line) => Rule().Replace(Spaces().Replace(Varying().Replace(line, "#"), " "), "-").TrimEnd();

    [GeneratedRegex(@"[\d,.]+ (s|min|h|ms|us|kB|MB|GB|ev/s|us/ev)\b|[\d,.]+ *%? +[\d,.]+ %|job \d+|\[local \d+\]|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?Z?|\(commit [0-9a-f]+\)")]
    private static partial Regex Varying();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex("-{2,}|─{2,}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\w+(_Chunk\d+)?: (done|FAILED|stopped|submitted)")]
    private static partial Regex Chunk();
}
