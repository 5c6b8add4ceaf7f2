using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>The attempts at a work directory, in <c>job.json</c> in it; written anew as a whole, old or new at any moment.</summary>
/// <param name="files">File operations.</param>
/// <param name="directory">The work directory.</param>
public sealed class JobLedger(IFileLayer files, string directory)
{
    private readonly string _path = Path.Combine(directory, FileName);

    /// <summary>Name of the file.</summary>
    public const string FileName = "job.json";

    /// <summary>The attempts so far, in order; empty if there are none.</summary>
    /// <exception cref="UserError">The file is damaged.</exception>
    public IReadOnlyList<JobAttempt> Read()
    {
        try
        {
            return files.Exists(_path) ? Checked(JsonFiles.Read<Content>(_path).Attempts) : [];
        }
        catch (UserError e)
        {
            throw new UserError($"{e.Message} It says which jobs this chunk had. When none of them waits or runs any more, remove it, and heppy-check --resubmit submits the chunk again.", e.ExitCode, e);
        }
    }

    /// <summary>Adds an attempt, or replaces the one with its number.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <exception cref="IOException">It cannot be written; what was there stays.</exception>
    public void Put(JobAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        IReadOnlyList<JobAttempt> others = [.. Read().Where(a => a.Number != attempt.Number)];
        files.WriteDurably(_path, JsonFiles.Bytes(new Content([.. others.Append(attempt).OrderBy(a => a.Number)])));
    }

    /// <summary>Adds an attempt, unless somebody else has added one with its number.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="IOException">It cannot be written; what was there stays.</exception>
    public bool Add(JobAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        bool isFree = Read().All(a => a.Number != attempt.Number);
        if (isFree)
        {
            Put(attempt);
        }

        return isFree;
    }

    private IReadOnlyList<JobAttempt> Checked(IReadOnlyList<JobAttempt>? attempts) =>
        attempts is not null && attempts.All(a => a is { Site: not null, Name: not null, Requests: not null })
            ? attempts
            : throw new UserError($"{_path} is damaged: a part of it is missing.", ExitCode.Incomplete);

    private sealed record Content(IReadOnlyList<JobAttempt> Attempts);
}
