using System.Diagnostics;
using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>Writes down when a job begins and how it ends. That it cannot is a warning: the seal is what counts.</summary>
/// <param name="directory">The work directory.</param>
/// <param name="attempt">Number of the attempt.</param>
internal sealed class JobDiary(string directory, int attempt)
{
    private readonly JobRecords _records = new(Workspace.Files, directory);
    private readonly JobRecord _record = new()
    {
        Attempt = attempt,
        Id = Environment.GetEnvironmentVariable("HEPPY_JOB_ID") is { Length: > 0 } id ? id : null,
        Host = Environment.MachineName,
        Process = Environment.ProcessId,
        Started = TimeProvider.System.GetUtcNow(),
    };

    internal void Begin() => Write(_record);

    internal void End(int code, string message, string cause)
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
