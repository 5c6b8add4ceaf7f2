namespace Heppy;

/// <summary>What runs chunks.</summary>
public interface IExecutor
{
    /// <summary>Runs chunks to their end. A chunk that fails never stops the others.</summary>
    /// <param name="run">The run.</param>
    /// <param name="directories">Names of the chunks' directories, with their <c>chunk.json</c>.</param>
    /// <param name="ended">Called for each chunk when it ends, one at a time.</param>
    /// <returns>How each ended.</returns>
    IReadOnlyList<ChunkOutcome> Run(RunContext run, IReadOnlyList<string> directories, Action<ChunkOutcome> ended);
}
