using System.Text;
using Heppy.Storage;

namespace Heppy.Framework.Tests.Storage;

/// <summary>A run's directory with one chunk, in memory where the system has such a place.</summary>
internal sealed class Scratch : IDisposable
{
    private static readonly PosixFiles Files = new();
    private readonly string _path;

    internal Scratch()
    {
        string root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        _path = Path.Combine(root, $"heppy-storage-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Chunk);
        File.WriteAllText(Path.Combine(_path, "plan.json"), "{\"runId\":\"run\"}");
        File.WriteAllText(Path.Combine(Chunk, "chunk.json"), "{\"task\":1}");
    }

    internal string Outdir => _path;

    internal string Chunk => Path.Combine(_path, "A_Chunk0");

    /// <summary>Does the chunk: two outputs, one of them in a sub-directory.</summary>
    internal CommitResult Do(IFileLayer files, string content = "result", SealState state = SealState.Complete, string? chunk = null)
    {
        var directory = new ChunkDirectory(files, chunk ?? Chunk);
        Attempt attempt = directory.Begin(Outdir, "run", directory.TaskDigest());
        Write(attempt.CreateOutput("summary.json"), content);
        Write(attempt.CreateOutput("Analyzer/histograms.json"), content + content);
        return attempt.Commit(SealOf(state));
    }

    /// <summary>Merges: one output.</summary>
    internal void Merge(IFileLayer files, string content)
    {
        var merged = new SealedDirectory(files, Outdir, "A");
        Write(merged.CreateOutput("summary.json"), content);
        merged.Replace(SealOf(SealState.Complete));
    }

    /// <summary>All files of the chunk but manifest and task, with their contents.</summary>
    internal string Outputs(string? chunk = null) => string.Join('\n', Directory
        .EnumerateFiles(chunk ?? Chunk, "*", SearchOption.AllDirectories)
        .Select(f => (Name: Path.GetRelativePath(chunk ?? Chunk, f), Path: f))
        .Where(f => f.Name is not "manifest.json" and not "chunk.json" && !f.Name.StartsWith('.'))
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => $"{f.Name}: {File.ReadAllText(f.Path)}"));

    internal Seal? Read(string? chunk = null) => new ChunkDirectory(Files, chunk ?? Chunk).Read();

    internal IReadOnlyList<string> Problems(string? chunk = null) => new ChunkDirectory(Files, chunk ?? Chunk, _ => { }).Verify(deep: true).Problems;

    internal static Seal SealOf(SealState state) => new()
    {
        RunId = "run", Component = "A", Chunk = "A_Chunk0", ChunkDigest = "", State = state, EntriesExpected = 10, EntriesRead = 10, EntriesSelected = 1,
        RangesDone = [new EntryRange(0, 0, 10)], SumOfWeights = [10], SumOfWeights2 = [10], Schema = "", Configuration = "c", Tool = "t", Inputs = [], Host = "h",
        Started = DateTimeOffset.UnixEpoch,
    };

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static void Write(Stream stream, string content)
    {
        using (stream)
        {
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
    }
}
