using System.Text;
using System.Text.RegularExpressions;

namespace Heppy;

/// <summary>File name patterns as a shell understands them, and matching of names.</summary>
public static class Glob
{
    private static readonly char[] Special = ['*', '?', '['];

    /// <summary>Whether a text has any of <c>* ? [</c>.</summary>
    /// <param name="text">A file name or pattern.</param>
    public static bool IsPattern(string text) => text.IndexOfAny(Special) >= 0;

    /// <summary>Whether a whole name matches a pattern.</summary>
    /// <param name="pattern"><c>*</c>, <c>?</c>, <c>[ab]</c> and <c>[!ab]</c>; upper and lower case differ.</param>
    /// <param name="name">The name.</param>
    public static bool Matches(string pattern, string name) => ToRegex(pattern).IsMatch(name);

    /// <summary>Files that match, as absolute paths in ordinal order; a name without a pattern is returned as it is.</summary>
    /// <param name="pattern">A path, in which each part may be a pattern; <c>**</c> stands for any number of folders.</param>
    /// <param name="directory">Where relative paths start.</param>
    public static string[] Expand(string pattern, string directory)
    {
        string full = Path.GetFullPath(Path.Combine(directory, pattern));
        // A file that really has a special character in its name is meant literally.
        if (!IsPattern(pattern) || File.Exists(full))
        {
            return [full];
        }

        string[] parts = full.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk("/", parts, 0, found);
        return [.. found];
    }

    /// <summary>The first folder that does not exist, where a pattern matches nothing because of it: <c>": there is no directory /data/2018"</c>; otherwise nothing.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="directory">Where relative paths start.</param>
    internal static string Missing(string pattern, string directory)
    {
        string folder = "/";
        foreach (string part in Path.GetFullPath(Path.Combine(directory, pattern)).Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).TakeWhile(p => !IsPattern(p)))
        {
            string next = Path.Combine(folder, part);
            if (!Directory.Exists(next))
            {
                return $": there is no directory {next}.{Nearest.File(next)}".TrimEnd('.');
            }

            folder = next;
        }

        return "";
    }

    private static void Walk(string folder, string[] parts, int at, SortedSet<string> found)
    {
        string part = parts[at];
        bool last = at == parts.Length - 1;
        if (!IsPattern(part))
        {
            string next = Path.Combine(folder, part);
            if (last && File.Exists(next))
            {
                found.Add(next);
            }
            else if (!last && Directory.Exists(next))
            {
                Walk(next, parts, at + 1, found);
            }

            return;
        }

        if (part == "**")
        {
            if (!last)
            {
                Walk(folder, parts, at + 1, found);
            }

            foreach (string inner in Directory.EnumerateDirectories(folder))
            {
                Walk(inner, parts, at, found);
            }

            return;
        }

        Regex regex = ToRegex(part);
        foreach (string entry in last ? Directory.EnumerateFiles(folder) : Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(entry);
            if (!regex.IsMatch(name) || (name[0] == '.' && part[0] != '.'))
            {
                continue;
            }

            if (last)
            {
                found.Add(entry);
            }
            else
            {
                Walk(entry, parts, at + 1, found);
            }
        }
    }

    private static Regex ToRegex(string pattern)
    {
        var text = new StringBuilder("^");
        for (int i = 0; i < pattern.Length; i++)
        {
            int close = pattern[i] == '[' ? pattern.IndexOf(']', i + 1) : -1;
            if (close > i + 1)
            {
                string set = pattern[(i + 1)..close];
                string inner = set.TrimStart('!', '^').Replace("\\", "\\\\", StringComparison.Ordinal);
                text.Append('[').Append(set[0] is '!' or '^' ? "^" : "").Append(inner).Append(']');
                i = close;
                continue;
            }

            text.Append(pattern[i] switch { '*' => ".*", '?' => ".", var c => Regex.Escape(c.ToString()) });
        }

        return new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
