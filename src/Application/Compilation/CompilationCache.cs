namespace Heppy.Compilation;

/// <summary>Where compiled configurations are kept.</summary>
/// <param name="folder">A folder that only this user can write to; created when needed.</param>
public sealed class CompilationCache(string folder)
{
    private static readonly Lazy<string> _temporary = new(Temporary);

    private static readonly (string Variable, string Below)[] _places =
        [("HEPPY_CACHE", ""), ("XDG_CACHE_HOME", "heppy"), ("HOME", ".cache/heppy")];

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Whether it ends with this process, because there is no lasting place for it.</summary>
    internal bool IsTemporary { get; private init; }

    /// <summary>
    /// The first of <c>HEPPY_CACHE</c>, <c>$XDG_CACHE_HOME/heppy</c> and <c>~/.cache/heppy</c> that can be
    /// written to, or else a
    /// new temporary folder: a fixed one could have been filled by someone else.
    /// </summary>
    /// <param name="variable">Reads an environment variable; null for those of this process.</param>
    public static CompilationCache Choose(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        foreach (var (name, below) in _places)
        {
            string? root = variable(name);
            if (!string.IsNullOrEmpty(root) && Path.IsPathRooted(root) && CanWrite(Path.Combine(root, below)))
            {
                return new CompilationCache(Path.Combine(root, below));
            }
        }

        return new CompilationCache(_temporary.Value) { IsTemporary = true };
    }

    /// <summary>Folder of one entry; it exists if the entry does.</summary>
    internal string Entry(string kind, string key) => Path.Combine(Folder, kind, key);

    /// <summary>Puts a complete folder into the cache. If another process was faster, its folder
    /// stays.</summary>
    /// <param name="kind">Sub-folder of the cache.</param>
    /// <param name="key">Digest of everything that the content depends on.</param>
    /// <param name="fill">Writes the content into the folder that it is given.</param>
    /// <param name="isValid">Decides whether what the other process left is whole.</param>
    internal string Store(string kind, string key, Action<string> fill, Func<string, bool> isValid)
    {
        string final = Entry(kind, key);
        string draft = Path.Combine(Folder, kind, $".draft-{Guid.NewGuid():N}");
        Directory.CreateDirectory(draft);
        try
        {
            fill(draft);
            for (int attempt = 0; !TryMove(draft, final); attempt++)
            {
                if (isValid(final))
                {
                    break;
                }

                if (attempt == 3)
                {
                    throw new UserError($"cannot replace the damaged folder {final}. Remove it, or set HEPPY_CACHE.");
                }

                TryMove(final, $"{draft}-damaged-{attempt}");
                TryDelete($"{draft}-damaged-{attempt}");
            }
        }
        finally
        {
            TryDelete(draft);
        }

        return final;
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (IOException)
        {
            // Another process deletes it, or a network file system still holds a file: it is only litter.
        }
    }

    /// <summary>A folder for this process, removed at its end.</summary>
    private static string Temporary()
    {
        string folder = Directory.CreateTempSubdirectory("heppy-cache-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TryDelete(folder);
        return folder;
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            using var file = new FileStream(
                probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
