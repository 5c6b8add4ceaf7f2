using System.Security.Cryptography;
using Heppy.Storage;

namespace Heppy;

/// <summary>Where the configuration is, and which auxiliary files it reads. Set by the program that runs the configuration.</summary>
public static class ConfigurationContext
{
    private static readonly Lock Gate = new();
    private static readonly SortedDictionary<string, PinnedFile> Read = new(StringComparer.Ordinal);
    private static IReadOnlyDictionary<string, string>? _pinned;
    private static string? _directory;

    /// <summary>Directory that relative paths of the configuration start from.</summary>
    public static string Directory
    {
        get => _directory
            ?? (AppContext.GetData("EntryPointFileDirectoryPath") as string)
            ?? Environment.CurrentDirectory;
        set => _directory = value;
    }

    /// <summary>Files read through <see cref="Config.File"/>, in ordinal order of the paths as written.</summary>
    public static IReadOnlyList<PinnedFile> Files
    {
        get
        {
            lock (Gate)
            {
                return [.. Read.Values];
            }
        }
    }

    /// <summary>Starts over: another configuration is going to run.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="pinned">For a worker: the run's own copies by path as written; null where the originals are read.</param>
    public static void Begin(string directory, IReadOnlyDictionary<string, string>? pinned = null)
    {
        lock (Gate)
        {
            Read.Clear();
            (_directory, _pinned) = (directory, pinned);
        }
    }

    /// <summary>Path to read an auxiliary file from, whose bytes become part of the run.</summary>
    /// <param name="path">As written in the configuration.</param>
    internal static string Resolve(string path)
    {
        lock (Gate)
        {
            if (_pinned is not null)
            {
                return _pinned.TryGetValue(path, out string? copy)
                    ? copy
                    : throw new UserError($"'{path}' was not read when the run was planned, so the run has no copy of it. Start again with -f.");
            }

            string full = Path.GetFullPath(Path.Combine(Directory, path));
            if (!Read.ContainsKey(path))
            {
                byte[] bytes = RegularFile.Problem(full) is { } problem ? throw new UserError(problem, ExitCode.Configuration)
                    : File.Exists(full)
                    ? File.ReadAllBytes(full)
                    : throw new UserError($"no such file: {path} (looked for {full}).{Nearest.File(full)}", ExitCode.Configuration);
                Read.Add(path, new PinnedFile(path, full, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            }

            return full;
        }
    }
}
