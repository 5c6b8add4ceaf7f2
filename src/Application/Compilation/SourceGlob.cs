using System.IO.Enumeration;

namespace Heppy.Compilation;

/// <summary>The patterns of <c>#:include</c> and <c>#:exclude</c>: <c>*</c>, <c>?</c>, and <c>**</c> for any
/// folders.</summary>
internal static class SourceGlob
{
    public static bool IsPattern(string value) => value.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files that match, in ordinal order of their full paths.</summary>
    public static List<string> Expand(string pattern, string folder)
    {
        string[] segments = pattern.Replace('\\', '/').Split('/');
        int plain = Array.FindIndex(segments, IsPattern);
        string head = string.Join('/', segments, 0, plain);
        string root = Path.GetFullPath(head.Length > 0 ? head : Rooted(pattern), folder);
        var files = new List<string>();
        if (Directory.Exists(root))
        {
            Walk(root, segments.AsSpan(plain), files);
        }

        return [.. files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string Rooted(string pattern) => pattern.StartsWith('/') ? "/" : ".";

    private static void Walk(string folder, ReadOnlySpan<string> segments, List<string> files)
    {
        string segment = segments[0];
        if (segments.Length == 1)
        {
            string name = segment == "**" ? "*" : segment;
            files.AddRange(Directory.EnumerateFiles(folder).Where(f => Matches(name, f)));
            if (segment != "**")
            {
                return;
            }
        }
        else if (segment == "**")
        {
            Walk(folder, segments[1..], files);
        }

        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            if (segment == "**")
            {
                Walk(child, segments, files);
            }
            else if (Matches(segment, child))
            {
                Walk(child, segments[1..], files);
            }
        }
    }

    private static bool Matches(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path), ignoreCase: false);
}
