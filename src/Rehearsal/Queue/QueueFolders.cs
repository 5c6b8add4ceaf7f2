using System.Globalization;

namespace Heppy.Rehearsal.Queue;

/// <summary>Where the jobs of a submission are: queue/12/3.json, or finished/12/3.json once all have finished.</summary>
internal sealed class QueueFolders
{
    private readonly string _folder;

    internal QueueFolders(string folder)
    {
        _folder = folder;
        foreach (var part in (ReadOnlySpan<string>)["queue", "finished", "slots", "mail"])
        {
            // The environment of the submitter is kept here: nobody else may read it.
            Directory.CreateDirectory(Path.Combine(folder, part),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Where a submission is while it has unfinished jobs.</summary>
    internal string Active(int id) => In("queue", id);

    internal bool IsActive(int id) => Directory.Exists(Active(id));

    /// <summary>Submissions with unfinished jobs, in their order.</summary>
    internal IReadOnlyList<int> Active() => Numbers(Path.Combine(_folder, "queue"));

    /// <summary>Submissions of which every job has finished, in their order.</summary>
    internal IReadOnlyList<int> Finished() => Numbers(Path.Combine(_folder, "finished"));

    /// <summary>The folder of a submission that has unfinished jobs; made if need be.</summary>
    internal string Make(int id) => Directory.CreateDirectory(Active(id)).FullName;

    internal void Retire(int id) => Directory.Move(Active(id), In("finished", id));

    /// <summary>The folder of a submission, or nothing if it is not known.</summary>
    internal string? Of(int id)
    {
        foreach (var folder in (ReadOnlySpan<string>)[In("queue", id), In("finished", id), In("queue", id)])
        {
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }
        return null;
    }

    /// <summary>The file of a job, which need not exist; nothing if the submission is not known.</summary>
    internal string? File(int id, int index) => Of(id) is { } folder
        ? Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture) + ".json") : null;

    /// <summary>The jobs of a submission, in their order.</summary>
    internal IReadOnlyList<int> Indices(int id)
    {
        while (Of(id) is { } folder)
        {
            try
            {
                return Sorted(Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension));
            }
            catch (DirectoryNotFoundException)
            {
                // Moved to the accounting meanwhile: look there.
            }
        }
        return [];
    }

    private string In(string part, int id) => Path.Combine(_folder, part, id.ToString(CultureInfo.InvariantCulture));

    private static List<int> Numbers(string folder) =>
        Sorted(Directory.EnumerateDirectories(folder).Select(Path.GetFileName));

    private static List<int> Sorted(IEnumerable<string?> names) => [.. names
        .Select(name =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
        .Where(number => number >= 0)
        .Order()];
}
