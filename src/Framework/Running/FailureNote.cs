using System.Text;
using Heppy.Storage;

namespace Heppy;

/// <summary>Why a chunk failed, in <c>failure.txt</c> in its directory, until it succeeds. Only a note, and none in what another job has done: the seal is what counts.</summary>
internal static class FailureNote
{
    internal const string FileName = "failure.txt";

    /// <summary>Cause of a failure that leaves no note: the chunk now belongs to another run.</summary>
    internal const string RunReplaced = "run replaced";

    /// <summary>Leaves the note, or takes away that of an earlier failure.</summary>
    internal static void Leave(IFileLayer files, string chunk, ChunkOutcome outcome, Exception? failure)
    {
        string path = Path.Combine(chunk, FileName);
        try
        {
            bool isOthers = files.Exists(Path.Combine(chunk, "manifest.json")) || outcome.Cause == RunReplaced;
            if (outcome.State == ChunkState.Failed && !isOthers)
            {
                files.WriteAside(path, Encoding.UTF8.GetBytes($"{outcome.Message}\n\n{failure}\n"));
            }
            else if (outcome.State is ChunkState.Complete && files.Exists(path))
            {
                files.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that takes no results takes no notes either.
        }
    }
}
