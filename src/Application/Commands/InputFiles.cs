using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>Input files as they are typed to commands.</summary>
internal static class InputFiles
{
    /// <summary>Files that match a pattern, in ordinal order, as they would have been typed: relative if the pattern is.</summary>
    internal static string[] Matching(string pattern)
    {
        string here = Directory.GetCurrentDirectory();
        int fixedPart = pattern.LastIndexOf('/', Math.Max(0, pattern.IndexOfAny(['*', '?', '['])));
        string folder = fixedPart < 0 ? "" : pattern[..(fixedPart + 1)];
        if (folder.Length > 0 && !Directory.Exists(folder))
        {
            return [];
        }

        return [.. Glob.Expand(pattern, here).Where(File.Exists).Select(f => Path.IsPathRooted(pattern) ? f : Path.GetRelativePath(here, f))];
    }

    /// <summary>A file that is there.</summary>
    /// <returns>The path as it was typed.</returns>
    /// <exception cref="UserError">It is missing, or a directory; the message has the nearest name.</exception>
    internal static string Require(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UserError($"{path} is a directory. Give its files: '{path.TrimEnd('/')}/*.root'");
        }

        if (RegularFile.Problem(path) is { } problem)
        {
            throw new UserError(problem);
        }

        return File.Exists(path) ? path
            : path.Contains("://", StringComparison.Ordinal) ? throw new UserError($"{path} is a URL; only files are read. Copy it here first.")
            : Glob.IsPattern(path) ? throw new UserError($"no file matches {path}{Glob.Missing(path, Environment.CurrentDirectory)}.")
            : throw new UserError($"no such file: {path}.{Nearest.File(Path.GetFullPath(path))}");
    }
}
