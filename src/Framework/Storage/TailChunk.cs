namespace Heppy.Storage;

/// <summary>The chunk that finishes what a stopped one left: made once, from the seal of the stopped one alone.</summary>
public static class TailChunk
{
    /// <summary>Makes the directory of a tail, unless it is there.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="outdir">The run's directory.</param>
    /// <param name="component">The component.</param>
    /// <param name="index">Number of the stopped chunk.</param>
    /// <param name="count">Number of chunks that were planned: the tail is chunk index + count.</param>
    /// <param name="rest">The tail's task, given by the seal alone, so that two makers make the same.</param>
    /// <remarks>
    /// An unsplit component's directory is renamed to chunk 0 first. The tail is written aside and renamed: a directory with a task
    /// is whole, and of two makers one finds it there.
    /// </remarks>
    public static void Make(IFileLayer files, string outdir, string component, int index, int count, Func<Seal, byte[]> rest)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(rest);
        string stopped = Path.Combine(outdir, $"{component}_Chunk{index}");
        string unsplit = Path.Combine(outdir, component);
        if (count == 1 && index == 0 && !files.Exists(stopped) && files.Exists(unsplit))
        {
            Rename(files, unsplit, stopped);
        }

        Seal seal = new ChunkDirectory(files, stopped).Read()
            ?? throw new UserError($"{stopped} is not sealed, so there is no rest to do yet.", ExitCode.Incomplete);
        string tail = Path.Combine(outdir, $"{component}_Chunk{index + count}");
        string aside = Path.Combine(outdir, $".{component}_Chunk{index + count}.new-{AttemptId.Next()}");
        files.MakeDirectory(aside);
        using (Stream stream = files.Create(Path.Combine(aside, "chunk.json")))
        {
            stream.Write(rest(seal));
        }

        files.Sync(Path.Combine(aside, "chunk.json"));
        files.Sync(aside);
        if (files.Exists(tail) || !files.Rename(aside, tail))
        {
            files.DeleteTree(aside);
        }

        files.Sync(outdir);
    }

    private static void Rename(IFileLayer files, string from, string to)
    {
        try
        {
            files.Rename(from, to);
        }
        catch (FileNotFoundException) when (files.Exists(to))
        {
            // Another resubmitter was faster.
        }
    }
}
