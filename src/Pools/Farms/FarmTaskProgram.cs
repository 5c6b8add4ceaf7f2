using System.Globalization;
using System.Text;
using System.Text.Json;
using Heppy.Batch;
using Heppy.Pools.Calls;
using Heppy.Pools.Hosting;
using Heppy.Storage;

namespace Heppy.Pools.Farms;

/// <summary>What a task of a farm runs: its jobs, one after the other. What came of them appears as one file, whole or not at all.</summary>
internal sealed class FarmTaskProgram(string directory, int attempt) : IDisposable
{
    private readonly PosixFiles _files = new();
    private readonly Lock _gate = new();
    private readonly MemoryStream _results = new();
    private FrameStream? _frames;
    private long _began;
    private int _job = -1;

    /// <summary>What tells a worker that it is a task.</summary>
    internal static string Role(string directory, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{attempt}:{directory}");

    /// <summary>Runs the task.</summary>
    internal static int Run(string role)
    {
        int colon = role.IndexOf(':', StringComparison.Ordinal);
        using var program = new FarmTaskProgram(role[(colon + 1)..], int.Parse(role.AsSpan(0, colon), CultureInfo.InvariantCulture));
        return program.Run();
    }

    /// <inheritdoc/>
    public void Dispose() => _results.Dispose();

    private int Run()
    {
        var diary = new JobDiary(_files, directory, attempt);
        diary.Begin();
        _frames = new FrameStream(Stream.Null, _results);
        _frames.Write(JobMessages.Machine, Encoding.UTF8.GetBytes(Environment.MachineName));
        try
        {
            CallDescription call = JsonFiles.Read<CallDescription>(Path.Combine(Path.GetDirectoryName(directory)!, FarmTask.CallName));
            RemoteFunction[] functions = RemoteFunction.Load(call);
            byte[] jobs = _files.ReadAllBytes(Path.Combine(directory, FarmTask.JobsName));
            using Timer? clock = call.TimeLimit is { } limit ? Clock(limit, diary) : null;
            WorkerEntry.Work(functions, jobs, _frames, Began);
        }
        catch (Exception e)
        {
            diary.End(ExitCode.InternalError, e.ToString(), e.GetType().Name + e.Message);
            throw;
        }

        Finish(diary);
        return ExitCode.Success;
    }

    private void Began(int job)
    {
        lock (_gate)
        {
            (_job, _began) = (job, TimeProvider.System.GetTimestamp());
        }
    }

    private Timer Clock(TimeSpan limit, JobDiary diary) => new(
        _ =>
        {
            int job;
            TimeSpan took;
            lock (_gate)
            {
                (job, took) = (_job, TimeProvider.System.GetElapsedTime(_began));
            }

            if (job >= 0 && took >= limit)
            {
                Console.Error.Write($"job {job}: out of time\n");
                JobMessages.Say(_frames!, JobMessages.Failure, job, TimeProvider.System.GetUtcNow() - took, took, JsonSerializer.SerializeToUtf8Bytes(JobFailure.OutOfTime(job, limit)));
                Finish(diary);
                Environment.Exit(ExitCode.Success);
            }
        },
        null,
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(100));

    private void Finish(JobDiary diary)
    {
        // The last words first: when the results are there, the directory may be deleted.
        diary.End(ExitCode.Success, "", "");
        byte[] results;
        lock (_gate)
        {
            _job = -1;
            results = _results.ToArray();
        }

        _files.WriteDurably(FarmTask.ResultOf(directory, attempt), results);
    }
}
