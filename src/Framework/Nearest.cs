namespace Heppy;

/// <summary>The nearest name, for messages about one that does not exist.</summary>
public static class Nearest
{
    /// <summary>The candidate with the fewest edits, ignoring case, if it is near enough to be meant; else null.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What exists.</param>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        // At most a third of the letters may differ, but at least one.
        int fewest = Math.Max(1, (name.Length + 2) / 3) + 1;
        foreach (string candidate in candidates)
        {
            int edits = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (edits < fewest)
            {
                (best, fewest) = (candidate, edits);
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
    /// <param name="path">Path that does not exist.</param>
    public static string File(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder))
        {
            return $" There is no directory {folder}.";
        }

        return Sentence(Path.GetFileName(path), Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal));
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (int j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
