using System.Globalization;
using Heppy.Batch;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>What <c>batchScript.sh</c> runs: one chunk of the pinned run, which seals it.</summary>
/// <param name="directory">The chunk's directory.</param>
/// <param name="runId">The run that the script was written for.</param>
/// <param name="attempt">Number of the attempt.</param>
/// <param name="threads">Cores of the job.</param>
/// <param name="limit">Time after which it stops by itself, or null.</param>
internal sealed class JobCommand(string directory, string runId, int attempt, int threads, TimeSpan? limit)
{
    private readonly RunDirectory _run = new(Workspace.Files, Path.GetDirectoryName(directory)!);
    private readonly string _chunk = Path.GetFileName(directory);

    /// <summary>Words behind <c>heppy --job</c> that stand for it.</summary>
    internal static IReadOnlyList<string> Arguments(string directory, string runId, int attempt, JobRequests requests)
    {
        string[] words = ["--job", directory, runId, Text(attempt), Text(requests.Cores ?? 1)];
        return requests.Time is { } time ? [.. words, Text((long)Usable(time, requests.StopBefore).TotalSeconds)] : words;
    }

    /// <summary>Reads the words behind <c>heppy --job</c>.</summary>
    internal static JobCommand Parse(string[] words) => new(
        Path.GetFullPath(words[0]), words[1], Number(words[2]), Number(words[3]), words.Length > 4 ? TimeSpan.FromSeconds(Number(words[4])) : null);

    /// <summary>Runs the chunk.</summary>
    /// <returns>Exit code; 0 only if the chunk is complete.</returns>
    internal int Run()
    {
        Plan plan = _run.ReadPlan();
        if (plan.RunId != runId)
        {
            throw new UserError($"{_run.Path} was started again since this job was submitted (run {Fingerprint.Short(plan.RunId, 8)}, the job belongs to {Fingerprint.Short(runId, 8)}). It does nothing.", ExitCode.Conflict);
        }

        if (new ChunkDirectory(Workspace.Files, directory).Read() is { } seal)
        {
            Say($"{_chunk} is sealed already, by a job on {seal.Host}. There is nothing to do.");
            return seal.State == SealState.Complete ? ExitCode.Success : ExitCode.Stopped;
        }

        var stop = new StopSignal();
        using var listening = StopSignals.Listen(stop, new RunConsole(isQuiet: false, isVerbose: false));
        using Timer? clock = limit is { } time ? new Timer(_ => stop.Request("time limit"), null, time, Timeout.InfiniteTimeSpan) : null;
        var diary = new JobDiary(Workspace.Files, directory, attempt);
        diary.Begin();
        int code = ExitCode.InternalError;
        string message = "";
        string cause = "";
        try
        {
            ChunkOutcome outcome = Run(plan, stop);
            (code, message, cause) = (CodeOf(outcome), outcome.Message, outcome.Cause);
            Say(string.Create(CultureInfo.InvariantCulture, $"{_chunk}: {outcome.State}, {outcome.Events:N0} events{(message.Length > 0 ? $". {message}" : "")}"));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            (code, message, cause) = (e is UserError user ? user.ExitCode : ExitCode.InternalError, e is UserError ? e.Message : e.ToString(), e.GetType().Name + e.Message);
            throw;
        }
        finally
        {
            diary.End(code, message, cause);
        }

        return code;
    }

    private ChunkOutcome Run(Plan plan, StopSignal stop)
    {
        Config config = LoadedConfiguration.FromRun(_run);
        using var services = Services.Start(config);
        var context = new RunContext
        {
            Stop = stop,
            Outdir = _run.Path,
            Config = config,
            Plan = plan,
            Inputs = Workspace.Inputs(),
            Formats = Workspace.Formats(plan.Trees),
            Files = Workspace.Files,
            Store = Workspace.StoreOf(_run),
        };
        return new LocalExecutor(threads).Run(context, [_chunk], _ => { })[0];
    }

    private static int CodeOf(ChunkOutcome outcome) => outcome.State switch
    {
        ChunkState.Complete or ChunkState.SealedByOther => ExitCode.Success,
        ChunkState.Failed => outcome.IsConflict ? ExitCode.Conflict : ExitCode.ChunksFailed,
        _ => ExitCode.Stopped,
    };

    /// <summary>The part of a limit that is used: all but what stopping takes, and half of it at least.</summary>
    private static TimeSpan Usable(TimeSpan time, TimeSpan stopBefore) => time - stopBefore > time / 2 ? time - stopBefore : time / 2;

    private static void Say(string line) => Console.Out.Write(line + "\n");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
