using System.Text.Json.Nodes;
using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>What <c>heppy-check --json</c> prints: for scripts.</summary>
internal static class CheckJson
{
    /// <summary>One object with all chunks.</summary>
    internal static string Of(IReadOnlyList<ChunkStatus> chunks)
    {
        var all = new JsonObject
        {
            ["isComplete"] = chunks.All(c => c.IsDone),
            ["chunks"] = new JsonArray([.. chunks.Select(Chunk)]),
        };
        return all.ToJsonString(JsonFiles.Options) + "\n";
    }

    private static JsonObject Chunk(ChunkStatus chunk)
    {
        JobAttempt? last = chunk.Job is { Attempts: [.., var attempt] } ? attempt : null;
        string word = chunk.Condition.ToString();
        return new JsonObject
        {
            ["directory"] = chunk.Path,
            ["component"] = chunk.Component,
            ["condition"] = char.ToLowerInvariant(word[0]) + word[1..],
            ["isDone"] = chunk.IsDone,
            ["detail"] = chunk.Detail,
            ["site"] = last?.Site,
            ["job"] = last?.Id,
            ["attempts"] = chunk.Job?.Attempts.Count ?? 0,
        };
    }
}
