using Heppy.Events;
using Heppy.Storage;
using Heppy.Trees;

namespace Heppy.Converting;

/// <summary>Copies the entries of files to one output, cluster by cluster: memory holds one cluster and one row group.</summary>
/// <param name="inputs">Opens files.</param>
/// <param name="settings">What is asked for.</param>
internal sealed class Conversion(Inputs inputs, ConversionSettings settings)
{
    private const long MostGarbage = 64L << 20;
    private static long _allocated;

    /// <summary>Converts.</summary>
    /// <param name="task">What to convert.</param>
    /// <param name="output">Where to write; stays open.</param>
    /// <param name="stop">Ends it between two clusters.</param>
    /// <param name="progress">Counts entries.</param>
    /// <returns>What to vouch for; the output itself is filled in by who wrote it down.</returns>
    /// <exception cref="InvalidDataException">An input is damaged, or is not what it was when it was checked.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    internal ConversionManifest Run(ConversionTask task, Stream output, StopSignal stop, RunProgress.Counter progress)
    {
        ITreeWriter? writer = null;
        ColumnChoice? first = null;
        ColumnBuffer[] buffers = [];
        List<SealedInput> read = [];
        try
        {
            foreach (string path in task.Inputs)
            {
                using IEventFile file = inputs.Open(path, settings.Tree);
                ColumnChoice choice = ColumnChoice.Of(path, file.Footer, settings);
                if (choice.Problems.Count > 0 || first?.Difference(choice) is not null)
                {
                    throw new InvalidDataException($"{path}: it has changed since it was checked. Convert it again.");
                }

                first ??= choice;
                if (writer is null)
                {
                    buffers = [.. choice.Columns.Select(StoredTree.BufferFor)];
                    writer = settings.Format(BytesPerRow(file.Footer, choice)).Create(output, choice.Columns, settings.TreeName);
                }

                Copy(file, buffers, writer, stop, progress);
                read.Add(new SealedInput(Path.GetFullPath(path), file.Footer.Size, file.Footer.Digest));
            }

            writer!.Finish();
            return new ConversionManifest
            {
                Output = new SealedOutput("", 0, ""),
                Entries = writer.Rows,
                Columns = buffers.Length,
                Inputs = read,
                Settings = settings,
                LeftOut = first!.LeftOut,
                Tool = Commands.Workspace.Tool,
            };
        }
        finally
        {
            writer?.Dispose();
        }
    }

    private static void Copy(IEventFile file, ColumnBuffer[] buffers, ITreeWriter writer, StopSignal stop, RunProgress.Counter progress)
    {
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            if (stop.IsRequested)
            {
                throw new OperationCanceledException();
            }

            file.Read(group, buffers);
            writer.Append(buffers, 0, (int)file.Footer.RowGroups[group]);
            progress.Add(file.Footer.RowGroups[group]);
            Tidy();
        }
    }

    /// <summary>Gives up large arrays that files and row groups left behind, which would be collected late: 16 files in one took 580 MB without it (2026).</summary>
    private static void Tidy()
    {
        long before = Interlocked.Read(ref _allocated);
        long now = GC.GetTotalAllocatedBytes();
        if (now - before > MostGarbage && Interlocked.CompareExchange(ref _allocated, now, before) == before)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }

    private static long BytesPerRow(FileFooter footer, ColumnChoice choice)
    {
        HashSet<string> chosen = [.. choice.Columns.Select(c => c.Name)];
        long bytes = footer.Columns.Zip(footer.CompressedBytes).Where(c => chosen.Contains(c.First.Name)).Sum(c => c.Second);
        return bytes / Math.Max(1, footer.Entries);
    }
}
