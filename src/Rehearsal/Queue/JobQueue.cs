using System.Globalization;

namespace Heppy.Rehearsal.Queue;

/// <summary>
/// The queue and the accounting on disk: one folder per submission, queue/12 while a job of it is unfinished and
/// finished/12 after, with one JSON file per job. Whoever changes a job holds <see cref="Lock"/>.
/// </summary>
internal sealed class JobQueue
{
    private readonly Dictionary<(int Id, int Index), Job> _finished = [];

    internal JobQueue(Site site)
    {
        Site = site;
        Folders = new QueueFolders(site.Folder);
    }

    internal Site Site { get; }

    internal QueueFolders Folders { get; }

    internal FileLock Lock() => FileLock.Take(Path.Combine(Site.Folder, "lock"), Site.Time);

    /// <summary>Slot <paramref name="number"/>, from 0, or nothing if a runner has it.</summary>
    internal FileLock? TakeSlot(int number) => FileLock.TryTake(Path.Combine(Site.Folder, "slots",
        number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The number of the next submission. Under the lock.</summary>
    internal int NextId()
    {
        var path = Path.Combine(Site.Folder, "next");
        var id = File.Exists(path) ? int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture) : 1;
        File.WriteAllText(path + ".part", (id + 1).ToString(CultureInfo.InvariantCulture));
        File.Move(path + ".part", path, overwrite: true);
        return id;
    }

    /// <summary>Submissions with unfinished jobs, in their order.</summary>
    internal IReadOnlyList<int> Active() => Folders.Active();

    /// <summary>Every submission, in their order.</summary>
    internal IReadOnlyList<int> All() =>
        // The active ones first: one that finishes meanwhile is in both lists, not in none.
        [.. Active().Concat(Folders.Finished()).Distinct().Order()];

    /// <summary>The jobs of a submission, in their order; none if it is not known.</summary>
    internal IReadOnlyList<Job> Jobs(int id) => [.. Enumerate(id)];

    /// <summary>As <see cref="Jobs"/>, but each is read only when it is asked for.</summary>
    internal IEnumerable<Job> Enumerate(int id)
    {
        foreach (var index in Folders.Indices(id))
        {
            // What has finished stays as it is, so a runner need not read the thousands before its next job again.
            if (_finished.TryGetValue((id, index), out var known))
            {
                yield return known;
            }
            else if (Read(id, index) is { } job)
            {
                if (job.IsFinished)
                {
                    _finished[(id, index)] = job;
                }
                yield return job;
            }
        }
    }

    internal Job? Read(int id, int index)
    {
        // A reader does not hold the lock: the submission may move to the accounting between finding and reading it.
        var known = Folders.File(id, index) is { } file ? JsonFile.Read<Job>(file) : null;
        return known ?? (Folders.File(id, index) is { } moved ? JsonFile.Read<Job>(moved) : null);
    }

    /// <summary>Under the lock.</summary>
    internal void Write(Job job)
    {
        _ = Folders.Of(job.Id) ?? Folders.Make(job.Id);
        JsonFile.Write(Folders.File(job.Id, job.Index)!, job);
    }

    /// <summary>Changes a job as it is now on disk; nothing if it has vanished. Under the lock.</summary>
    internal Job? Update(Job job, Func<Job, Job> change)
    {
        if (Read(job.Id, job.Index) is not { } current)
        {
            return null;
        }
        var changed = change(current);
        Write(changed);
        return changed;
    }

    /// <summary>Makes a job vanish from queue and accounting. Under the lock.</summary>
    internal void Forget(Job job)
    {
        if (Folders.Of(job.Id) is { } folder)
        {
            File.Delete(Folders.File(job.Id, job.Index)!);
            if (Folders.Indices(job.Id).Count == 0)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Moves a submission to the accounting if all of its jobs have finished. Under the lock.</summary>
    internal void Retire(int id)
    {
        if (Folders.IsActive(id) && Enumerate(id).All(job => job.IsFinished) && Enumerate(id).Any())
        {
            Folders.Retire(id);
        }
    }

    /// <summary>Leaves a request (kill, hold) for the runner of a running job. Under the lock.</summary>
    internal void Request(Job job, string request)
    {
        // Renamed: the runner, which polls without the lock, must not see half of it.
        File.WriteAllText(RequestFile(job) + ".part", request);
        File.Move(RequestFile(job) + ".part", RequestFile(job), overwrite: true);
    }

    /// <summary>Where <see cref="Request"/> leaves it.</summary>
    internal string RequestFile(Job job) =>
        Path.Combine(Folders.Active(job.Id), FormattableString.Invariant($"{job.Index}.request"));
}
