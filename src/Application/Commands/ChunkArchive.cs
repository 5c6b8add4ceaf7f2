namespace Heppy.Commands;

/// <summary>Puts merged chunks out of the way: <c>heppy-hadd -c</c>.</summary>
internal static class ChunkArchive
{
    /// <summary>Moves chunk directories to <c>Outdir/Chunks</c>; nothing in it is replaced.</summary>
    internal static void Move(string outdir, IEnumerable<RunChunk> chunks)
    {
        string archive = Path.Combine(outdir, "Chunks");
        Directory.CreateDirectory(archive);
        foreach (RunChunk chunk in chunks.Where(c => c.Directory != c.Component.Name))
        {
            string from = Path.Combine(outdir, chunk.Directory);
            string to = Path.Combine(archive, chunk.Directory);
            if (Directory.Exists(to))
            {
                throw new UserError($"{to} exists already, so {chunk.Directory} was not moved there. Remove it first.", ExitCode.OutputDirectory);
            }

            if (Directory.Exists(from))
            {
                Directory.Move(from, to);
            }
        }
    }
}
