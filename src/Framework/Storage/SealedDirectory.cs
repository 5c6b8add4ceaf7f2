namespace Heppy.Storage;

/// <summary>A merged directory: written aside, sealed, and put in place of an older one by renaming.</summary>
/// <remarks>old to <c>.NAME.old</c>, new to <c>NAME</c>, drop old. Whatever is interrupted, <see cref="Recover"/> makes it the old or the new one.</remarks>
public sealed class SealedDirectory
{
    private readonly IFileLayer _files;
    private readonly string _parent;
    private readonly string _name;
    private readonly Draft _draft;

    /// <summary>Starts one.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="parent">Directory that it goes to; made where it does not exist.</param>
    /// <param name="name">Its name.</param>
    public SealedDirectory(IFileLayer files, string parent, string name)
    {
        ArgumentNullException.ThrowIfNull(files);
        (_files, _parent, _name) = (files, parent, name);
        files.CreateDirectory(parent);
        Recover(files, parent, name);
        foreach (string left in files.List(parent).Select(n => n.TrimEnd('/')).Where(n => n.StartsWith($".{name}.new-", StringComparison.Ordinal) && AttemptId.IsOfDeadProcess(n)))
        {
            files.DeleteTree(Path.Combine(parent, left));
        }

        _draft = new Draft(files, Path.Combine(parent, DraftName(name)));
    }

    /// <summary>A name, beside a merged directory, for what is needed while it is made; what dead processes left under such names is removed.</summary>
    internal static string DraftName(string name) => $".{name}.new-{AttemptId.Next()}";

    /// <summary>Starts a file; disposing the stream puts it on disk.</summary>
    /// <param name="path">Relative, with <c>/</c>.</param>
    public Stream CreateOutput(string path) => _draft.Create(path);

    /// <summary>Where the files are before they are put in place.</summary>
    public string Directory => _draft.Directory;

    /// <summary>Seals it and puts it in place.</summary>
    /// <param name="seal">What to vouch for; outputs are filled in.</param>
    public void Replace(Seal seal)
    {
        _draft.Seal(seal);
        string target = Path.Combine(_parent, _name);
        string old = Path.Combine(_parent, $".{_name}.old");
        if (_files.Exists(target))
        {
            _files.Rename(target, old);
        }

        _files.Rename(_draft.Directory, target);
        _files.Sync(_parent);
        if (_files.Exists(old))
        {
            _files.DeleteTree(old);
        }
    }

    /// <summary>Removes what was written, if it was not put in place.</summary>
    public void Discard()
    {
        if (_files.Exists(_draft.Directory))
        {
            _files.DeleteTree(_draft.Directory);
        }
    }

    /// <summary>Finishes an interrupted replacement: the old directory is back, or the new one is there and the old one gone.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="parent">Directory that it is in.</param>
    /// <param name="name">Its name.</param>
    public static void Recover(IFileLayer files, string parent, string name)
    {
        ArgumentNullException.ThrowIfNull(files);
        string target = Path.Combine(parent, name);
        string old = Path.Combine(parent, $".{name}.old");
        if (!files.Exists(old))
        {
            return;
        }

        if (files.Exists(target))
        {
            files.DeleteTree(old);
        }
        else
        {
            files.Rename(old, target);
        }
    }

    /// <summary>Reads the seal of a merged directory, after recovery.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="parent">Directory that it is in.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The seal, or null if there is none.</returns>
    public static Seal? Read(IFileLayer files, string parent, string name)
    {
        Recover(files, parent, name);
        return new ChunkDirectory(files, Path.Combine(parent, name)).Read();
    }
}
