using System.Text;
using Heppy.Listing;
using Heppy.Storage;

namespace Heppy.Diagnosis;

/// <summary>Looks at a directory where results are to go: room, file system, and whether it keeps the promises that a seal is made of.</summary>
internal static class OutputPlace
{
    private const long LittleRoom = 1_000_000_000;
    private const long NoRoom = 50_000_000;
    private const string Elsewhere = "Choose a directory on another file system, or copy results there afterwards.";

    /// <summary>Looks at a directory.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="directory">It exists.</param>
    internal static IEnumerable<Finding> Look(IFileLayer files, string directory)
    {
        string path = Path.GetFullPath(directory);
        yield return Room(path);
        string work = Path.Combine(path, $".heppy-doctor-{AttemptId.Next()}");
        Finding? denied = Try("directory", () => files.MakeDirectory(work), $"Use a directory that you can write to.");
        if (denied is not null)
        {
            yield return denied;
            yield break;
        }

        try
        {
            Finding[] broken = [.. Promises(files, work).OfType<Finding>()];
            foreach (Finding finding in broken)
            {
                yield return finding;
            }

            if (broken.Length == 0)
            {
                yield return Finding.Fact("seals", $"links, renames, locks and fsync work as they must in {path}");
            }
        }
        finally
        {
            Remove(files, work);
        }
    }

    private static Finding Room(string path)
    {
        try
        {
            var drive = new DriveInfo(path);
            long free = drive.AvailableFreeSpace;
            string text = $"{path}: {drive.DriveFormat}, {ByteText.Of(free)} free";
            return free < NoRoom ? Finding.Wrong("directory", text, "Make room, or choose another directory: nothing can be written here.")
                : free < LittleRoom ? Finding.Note("directory", text, "Make room, or choose another directory, if you write trees.")
                : Finding.Fact("directory", text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Finding.Note("directory", $"{path}: its file system does not say what it is ({e.Message})", "If runs fail there, choose another directory.");
        }
    }

    /// <summary>What committing, sealing, resuming and merging rely on; null for what holds.</summary>
    private static IEnumerable<Finding?> Promises(IFileLayer files, string work)
    {
        string first = Path.Combine(work, "first");
        string second = Path.Combine(work, "second");
        yield return Holds("mkdir", "a directory can be made twice: two jobs would both believe that it is theirs", () => !files.MakeDirectory(work));
        yield return Holds("files", "a file does not hold what was written to it", () =>
        {
            Write(files, first, "first");
            Write(files, second, "second");
            return Encoding.UTF8.GetString(files.ReadAllBytes(first)) == "first" && files.SizeOf(second) == 6;
        });
        yield return Holds("fsync", "", () =>
        {
            files.Sync(first);
            files.Sync(work);
            files.SyncAll(work);
            return true;
        });
        string link = Path.Combine(work, "link");
        yield return Holds("hard links", "a link is not there after it was made", () => files.Link(first, link) && files.Exists(link));
        yield return Holds("hard links", "a name can be linked twice: two jobs would both commit the same chunk", () => !files.Link(second, link));
        yield return Holds("hard links", "the number of names of a file is not counted: after a lost reply nobody knows who committed", () => files.LinkCount(first) == 2);
        yield return Holds("rename", "a file that is renamed does not replace the old one", () =>
            files.Rename(second, link) && Encoding.UTF8.GetString(files.ReadAllBytes(link)) == "second" && !files.Exists(second));
        yield return Holds("rename", "a directory that is not empty is replaced by another one", () =>
        {
            string full = Path.Combine(work, "full");
            string empty = Path.Combine(work, "empty");
            files.MakeDirectory(full);
            files.MakeDirectory(empty);
            Write(files, Path.Combine(full, "file"), "");
            return !files.Rename(empty, full) && files.Exists(Path.Combine(full, "file"));
        });
        yield return Holds("locks", "a lock can be taken twice", () =>
        {
            using RunLock held = RunLock.Take(work);
            try
            {
                using RunLock other = RunLock.Take(work);
                return false;
            }
            catch (UserError)
            {
                return true;
            }
        });
    }

    private static void Write(IFileLayer files, string path, string text)
    {
        using Stream stream = files.Create(path);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Finding? Holds(string subject, string otherwise, Func<bool> holds)
    {
        bool isTrue = false;
        return Try(subject, () => isTrue = holds(), Elsewhere) ?? (isTrue ? null : Finding.Wrong(subject, otherwise, Elsewhere));
    }

    private static Finding? Try(string subject, Action step, string advice)
    {
        try
        {
            step();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UserError)
        {
            return Finding.Wrong(subject, e.Message, advice);
        }
    }

    private static void Remove(IFileLayer files, string work)
    {
        try
        {
            files.DeleteTree(work);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be written to cannot be tidied up either; the findings say so.
        }
    }
}
