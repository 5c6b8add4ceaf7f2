using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>Regular expressions of profiles, built once.</summary>
internal static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> Built = new(StringComparer.Ordinal);

    internal static Regex Of(string pattern) => Built.GetOrAdd(pattern, static p => new Regex(p, RegexOptions.CultureInvariant | RegexOptions.Multiline));
}
