using System.Globalization;

namespace Heppy.Commands;

/// <summary>Puts merged chunks out of the way: <c>heppy-hadd -c</c>.</summary>
internal static class ChunkArchive
{
    /// <summary>Moves the chunk directories of a component to <c>Outdir/Chunks</c>; nothing in it is replaced.</summary>
    /// <remarks>The planned chunks go first, then the rests of stopped ones: what an interrupted move leaves is not taken for a chunk that was never finished.</remarks>
    internal static void Move(string outdir, string component)
    {
        string archive = Path.Combine(outdir, RunChunks.ArchiveName);
        string prefix = $"{component}_Chunk";
        IEnumerable<(string Name, int Index)> chunks = Directory.EnumerateDirectories(outdir)
            .Select(d => Path.GetFileName(d))
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n[prefix.Length..].All(char.IsAsciiDigit) && n.Length > prefix.Length)
            .Select(n => (n, int.Parse(n[prefix.Length..], CultureInfo.InvariantCulture)));
        foreach ((string name, _) in chunks.OrderBy(c => c.Index).ToArray())
        {
            string to = Path.Combine(archive, name);
            if (Directory.Exists(to))
            {
                throw new UserError($"{to} exists already, so {name} was not moved there. Remove it first.", ExitCode.OutputDirectory);
            }

            Directory.CreateDirectory(archive);
            Directory.Move(Path.Combine(outdir, name), to);
        }
    }
}
