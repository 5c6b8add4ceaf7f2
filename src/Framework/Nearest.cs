namespace Heppy;

/// <summary>The nearest name, for messages about one that does not exist.</summary>
public static class Nearest
{
    /// <summary>The candidate with the smallest edit distance, if it is near enough to be meant.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What exists.</param>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        (string? best, int distance) = (null, Math.Max(2, name.Length / 2) + 1);
        foreach (string candidate in candidates)
        {
            int d = Distance(name, candidate);
            if (d < distance)
            {
                (best, distance) = (candidate, d);
            }
        }

        return best;
    }

    /// <summary><c>" Nearest: X."</c>, or nothing.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What exists.</param>
    public static string Sentence(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } near ? $" Nearest: {near}." : "";

    /// <summary><c>" Nearest: X."</c> among the entries of the directory of a missing file, or a word on the directory.</summary>
    /// <param name="path">Absolute path that does not exist.</param>
    public static string File(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (folder is null || !Directory.Exists(folder))
        {
            return $" There is no directory {folder}.";
        }

        return Sentence(Path.GetFileName(path), Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal));
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
