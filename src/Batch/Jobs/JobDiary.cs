using System.Diagnostics;
using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>Writes down when a job begins and how it ends. That it cannot is a warning: the seal is what counts.</summary>
/// <param name="files">File operations.</param>
/// <param name="directory">The work directory.</param>
/// <param name="attempt">Number of the attempt.</param>
public sealed class JobDiary(IFileLayer files, string directory, int attempt)
{
    private readonly JobRecords _records = new(files, directory);
    private readonly JobRecord _record = new()
    {
        Attempt = attempt,
        Id = Environment.GetEnvironmentVariable("HEPPY_JOB_ID") is { Length: > 0 } id ? id : null,
        Site = Environment.GetEnvironmentVariable("HEPPY_JOB_SITE") is { Length: > 0 } site ? site : null,
        Host = Environment.MachineName,
        Process = Environment.ProcessId,
        Started = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>The job begins.</summary>
    public void Begin() => Write(_record);

    /// <summary>The job ends.</summary>
    /// <param name="code">Its exit code.</param>
    /// <param name="message">What happened, or empty.</param>
    /// <param name="cause">What is the same for all jobs that fail alike, or empty.</param>
    public void End(int code, string message, string cause)
    {
        using var self = Process.GetCurrentProcess();
        Write(_record with
        {
            Ended = TimeProvider.System.GetUtcNow(),
            ExitCode = code,
            Message = message,
            Cause = cause,
            PeakMemory = self.PeakWorkingSet64 >> 20,
        });
    }

    private void Write(JobRecord record)
    {
        try
        {
            _records.Write(record);
        }
        catch (IOException e)
        {
            Console.Error.Write($"warning: the job cannot write down how it fares: {e.Message}\n");
        }
    }
}
