using Heppy.Events;

namespace Heppy;

/// <summary>Open input files, lent to one range at a time: opening a file with 1,500 columns takes longer than reading a few of them.</summary>
/// <param name="inputs">Opens files.</param>
/// <param name="config">Has the generators.</param>
internal sealed class FilePool(Inputs inputs, Config config) : IDisposable
{
    /// <summary>Enough for all threads to give one back and take it again; each has its footer in memory.</summary>
    private static readonly int _mostFree = Math.Max(8, 2 * Environment.ProcessorCount);
    private readonly LinkedList<(string Path, string? Tree, IEventFile File)> _free = [];

    /// <summary>Memory for what is read of them.</summary>
    internal BatchPool Batches { get; } = new();

    /// <summary>Lends an open file, checked against its identity in the plan.</summary>
    /// <exception cref="UserError">The file is gone, unreadable, or not the one that was planned.</exception>
    internal IEventFile Rent(PlannedFile planned)
    {
        if (TakeFree(planned) is { } open)
        {
            return open;
        }

        IEventFile file = Open(planned);
        if (file.Footer.Size != planned.Size || file.Footer.Digest != planned.Digest)
        {
            file.Dispose();
            throw new UserError(
                $"{planned.Path} changed since the run was planned: it had {planned.Size} bytes (footer {Fingerprint.Short(planned.Digest)}), "
                + $"now {file.Footer.Size} bytes (footer {Fingerprint.Short(file.Footer.Digest)}). Put the old file back, or start again with -f.",
                ExitCode.Conflict);
        }

        return file;
    }

    /// <summary>Opens a file that was checked already once more, for the caller to dispose of.</summary>
    internal IEventFile OpenAnother(PlannedFile planned) =>
        GeneratedFile.ComponentOf(planned.Path) is { } name ? Generated(name) : inputs.Open(planned.Path, planned.Tree);

    /// <summary>Takes a file back; of many, those that were used longest ago are closed.</summary>
    internal void Return(PlannedFile planned, IEventFile file)
    {
        IEventFile? oldest = null;
        lock (_free)
        {
            _free.AddLast((planned.Path, planned.Tree, file));
            if (_free.Count > _mostFree)
            {
                oldest = _free.First!.Value.File;
                _free.RemoveFirst();
            }
        }

        oldest?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_free)
        {
            foreach ((_, _, IEventFile file) in _free)
            {
                file.Dispose();
            }

            _free.Clear();
        }
    }

    private IEventFile? TakeFree(PlannedFile planned)
    {
        lock (_free)
        {
            for (var node = _free.Last; node is not null; node = node.Previous)
            {
                if (node.Value.Path == planned.Path && node.Value.Tree == planned.Tree)
                {
                    _free.Remove(node);
                    return node.Value.File;
                }
            }
        }

        return null;
    }

    private GeneratedFile Generated(string name) => new(config.Components.OfType<GeneratedComponent>().First(c => c.Name == name));

    private IEventFile Open(PlannedFile planned)
    {
        if (GeneratedFile.ComponentOf(planned.Path) is { } name)
        {
            return Generated(name);
        }

        try
        {
            return inputs.Open(planned.Path, planned.Tree);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserError($"{planned.Path} is gone since the run was planned. Put it back and use --resume, or start again with -f.", ExitCode.Conflict, e);
        }
    }
}
