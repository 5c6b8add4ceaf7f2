using System.Diagnostics;
using System.Text.Json;
using Heppy.Pools.Calls;

namespace Heppy.Pools.Hosting;

/// <summary>Where a worker begins, instead of the program that it is.</summary>
internal static class WorkerEntry
{
    /// <summary>Role of a worker that hears its jobs from a pool on the same machine.</summary>
    internal const string WorkerRole = "worker";

    private static bool _isBusy;

    /// <summary>Does nothing in a process that is not a worker; in one that is, it does not return.</summary>
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(ThisProgram.RoleVariable) is not { Length: > 0 } role)
        {
            return;
        }

        // Programs that a job starts are no workers.
        string? others = Environment.GetEnvironmentVariable(ThisProgram.OthersVariable);
        Environment.SetEnvironmentVariable(ThisProgram.RoleVariable, null);
        Environment.SetEnvironmentVariable(ThisProgram.OthersVariable, null);
        Environment.SetEnvironmentVariable(ThisProgram.HookVariable, others is { Length: > 0 } ? others : null);
        Environment.Exit(role == WorkerRole ? Serve() : Farms.FarmTaskProgram.Run(role));
    }

    /// <summary>Runs the jobs of a pack.</summary>
    /// <param name="functions">The functions of the call.</param>
    /// <param name="packed">The jobs.</param>
    /// <param name="frames">Receives what came of each.</param>
    /// <param name="began">Called before each.</param>
    internal static void Work(RemoteFunction[] functions, ReadOnlySpan<byte> packed, FrameStream frames, Action<int>? began = null)
    {
        while (JobMessages.TryUnpack(ref packed, out int job, out int function, out ReadOnlySpan<byte> bytes))
        {
            began?.Invoke(job);
            DateTimeOffset started = TimeProvider.System.GetUtcNow();
            long begin = Stopwatch.GetTimestamp();
            byte[] result = functions[function].Call(job, bytes, out JobFailure? failure);
            TimeSpan took = Stopwatch.GetElapsedTime(begin);
            if (failure is null)
            {
                JobMessages.Say(frames, JobMessages.Result, job, started, took, result);
            }
            else
            {
                JobMessages.Say(frames, JobMessages.Failure, job, started, took, JsonSerializer.SerializeToUtf8Bytes(failure));
            }
        }
    }

    private static int Serve()
    {
        Signals.LeadGroup();
        FrameStream frames = WorkerPipes.TakeOver(() => Volatile.Read(ref _isBusy), Leave);
        RemoteFunction[] functions = [];
        while (frames.TryRead(out byte kind, out ReadOnlySpan<byte> content))
        {
            if (kind == JobMessages.Description)
            {
                functions = RemoteFunction.Load(JsonSerializer.Deserialize<CallDescription>(content)!);
                frames.Write(JobMessages.Ready, []);
                continue;
            }

            Volatile.Write(ref _isBusy, true);
            Work(functions, content, frames);
            Volatile.Write(ref _isBusy, false);
        }

        return ExitCode.Success;
    }

    /// <summary>The pool is gone, and so is everything that was begun for it.</summary>
    private static void Leave()
    {
        using var self = Process.GetCurrentProcess();
        Signals.KillGroup(self);
        Environment.Exit(ExitCode.Stopped);
    }
}
