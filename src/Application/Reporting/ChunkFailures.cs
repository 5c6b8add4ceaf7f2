using Heppy.Reports;

namespace Heppy.Commands;

/// <summary>What is known of chunks that failed: the note of the failure, or else the end of the job's log.</summary>
internal static class ChunkFailures
{
    private const int TailLines = 30;

    /// <summary>Groups the chunks that failed or are damaged, those of the same cause together.</summary>
    /// <param name="outdir">Directory of the run.</param>
    /// <param name="chunks">All chunks.</param>
    internal static IReadOnlyList<FailureGroup> Of(string outdir, IEnumerable<ChunkStatus> chunks) =>
        FailureGroup.Of(chunks.Where(c => !c.IsDone && !c.IsUnderWay).Select(c => Read(outdir, c)).OfType<(string, string, string)>());

    private static (string Directory, string Message, string Trace)? Read(string outdir, ChunkStatus chunk)
    {
        if (chunk.Condition == ChunkCondition.Stopped)
        {
            return null;
        }

        string name = Path.GetFileName(chunk.Path);
        string note = Path.Combine(outdir, name, FailureNote.FileName);
        string said = chunk.Detail.Split('\n')[0];
        if (File.Exists(note) && File.ReadAllText(note).Split("\n\n", 2) is [var message, var trace])
        {
            string log = Tail(Path.Combine(outdir, name, Batch.BatchScript.LogName));
            return (name, message.Trim(), log.Length == 0 ? trace.Trim() : $"{trace.Trim()}\n\nend of {Batch.BatchScript.LogName}:\n{log}");
        }

        // A chunk whose turn never came has not failed.
        return chunk.Condition is ChunkCondition.NeverSubmitted or ChunkCondition.NeverCreated
            ? null
            : (name, said.Length > 0 ? $"{chunk.Words}: {said}" : chunk.Words, Tail(Path.Combine(outdir, name, Batch.BatchScript.LogName)));
    }

    /// <summary>The last lines of a log, or nothing where there is none.</summary>
    internal static string Tail(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(-Math.Min(file.Length, 8192), SeekOrigin.End);
            using var reader = new StreamReader(file);
            return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(TailLines));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
