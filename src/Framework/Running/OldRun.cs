using Heppy.Storage;

namespace Heppy;

/// <summary>Removes a run that is replaced, or what is left of one that was never made or never removed to its end.</summary>
public static class OldRun
{
    /// <summary>
    /// Removes the run: first its plan, so that its jobs commit nothing more, then its chunks, then its own files, and last
    /// the mark that says what is still to be removed. May be interrupted anywhere and done again. Other files stay.
    /// </summary>
    /// <param name="files">File operations.</param>
    /// <param name="run">The run.</param>
    public static void Remove(IFileLayer files, RunDirectory run)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(run);
        if (run.HasPlan)
        {
            run.Unplan();
        }

        RemoveChunks(files, run);

        string own = Path.Combine(run.Path, ".heppy");
        foreach (string name in files.List(own).Order(new MarkLast()))
        {
            string path = Path.Combine(own, name.TrimEnd('/'));
            if (name.EndsWith('/'))
            {
                files.DeleteTree(path);
            }
            else
            {
                files.Delete(path);
            }
        }

        files.DeleteDirectory(own);
    }

    private static void RemoveChunks(IFileLayer files, RunDirectory run)
    {
        string[]? components = Components(run);
        foreach (string name in files.List(run.Path).Where(n => n.StartsWith("plan.json.new-", StringComparison.Ordinal)))
        {
            files.Delete(Path.Combine(run.Path, name));
        }

        foreach (string folder in new[] { run.Path, Path.Combine(run.Path, RunChunks.ArchiveName) })
        {
            IEnumerable<string> names = files.List(folder).Where(n => n.EndsWith('/')).Select(n => n.TrimEnd('/'));
            foreach (string name in names.Where(n => components is null ? IsOurs(files, Path.Combine(folder, n)) : components.Any(c => Belongs(n, c))).ToArray())
            {
                files.DeleteTree(Path.Combine(folder, name));
            }
        }
    }

    /// <summary>Names of the components; null if no plan says them any more.</summary>
    private static string[]? Components(RunDirectory run)
    {
        try
        {
            return run.IsUnfinished ? [.. run.ReadUnfinished().Components.Select(c => c.Name)] : null;
        }
        catch (UserError)
        {
            return null;
        }
    }

    /// <summary>Whether a directory is a chunk or a merged component, by what is in it.</summary>
    private static bool IsOurs(IFileLayer files, string directory) =>
        files.Exists(Path.Combine(directory, "chunk.json")) || files.Exists(Path.Combine(directory, "manifest.json"));

    private static bool Belongs(string directory, string component) =>
        directory == component || directory.StartsWith($".{component}.", StringComparison.Ordinal)
        || (directory.StartsWith($"{component}_Chunk", StringComparison.Ordinal) && directory[(component.Length + 6)..].All(char.IsAsciiDigit));

    /// <summary>The mark of an unfinished run goes after everything that it tells of.</summary>
    private sealed class MarkLast : IComparer<string>
    {
        public int Compare(string? x, string? y) => (x == RunDirectory.Mark).CompareTo(y == RunDirectory.Mark);
    }
}
