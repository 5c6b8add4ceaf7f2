using System.Text;
using Heppy.Storage;

namespace Heppy;

/// <summary>Why a chunk failed, in <c>failure.txt</c> in its directory, until it succeeds. Only a note, and none in what another job has done: the seal is what counts.</summary>
internal static class FailureNote
{
    internal const string FileName = "failure.txt";

    /// <summary>Beside it, where an event failed: a <see cref="FailedEvent"/>.</summary>
    internal const string BundleName = "failure.json";

    /// <summary>Cause of a failure that leaves no note: the chunk now belongs to another run.</summary>
    internal const string RunReplaced = "run replaced";

    /// <summary>Leaves the note, or takes away that of an earlier failure.</summary>
    /// <param name="run">The run.</param>
    /// <param name="component">The component of the chunk.</param>
    /// <param name="outcome">How the chunk ended.</param>
    /// <param name="failure">Why it failed, or null.</param>
    internal static void Leave(RunContext run, PlannedComponent component, ChunkOutcome outcome, Exception? failure)
    {
        IFileLayer files = run.Files;
        string chunk = Path.Combine(run.Outdir, outcome.Directory);
        string path = Path.Combine(chunk, FileName);
        string bundle = Path.Combine(chunk, BundleName);
        try
        {
            bool isOthers = files.Exists(Path.Combine(chunk, "manifest.json")) || outcome.Cause == RunReplaced;
            if (outcome.State == ChunkState.Failed && !isOthers)
            {
                files.WriteAside(path, Encoding.UTF8.GetBytes($"{outcome.Message}\n\n{failure}\n"));
                if (FailedEvent.Of(run, component, outcome.Directory, failure) is { } failed)
                {
                    files.WriteAside(bundle, JsonFiles.Bytes(failed));
                }
                else if (files.Exists(bundle))
                {
                    files.Delete(bundle);
                }
            }
            else if (outcome.State is ChunkState.Complete)
            {
                foreach (string note in new[] { path, bundle }.Where(files.Exists))
                {
                    files.Delete(note);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UserError)
        {
            // A disk that takes no results takes no notes either.
        }
    }
}
