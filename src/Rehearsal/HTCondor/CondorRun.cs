using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>Runs a job as HTCondor does: in its initial directory, or in a scratch folder with files transferred.</summary>
internal sealed class CondorRun : JobKind
{
    // Hold reason codes of HTCondor's manual.
    private const int UserRequest = 1;
    private const int FailedToExecute = 6;
    private const int UploadFileError = 12;
    private const int DownloadFileError = 13;
    private const int OutOfResources = 34;

    private readonly JobQueue _queue;
    private readonly Job _job;
    private readonly Site _site;
    private readonly Sandbox? _sandbox;
    private readonly CondorPolicy _policy;
    private bool _isFilled;

    internal CondorRun(JobQueue queue, Job job)
    {
        _queue = queue;
        _job = job;
        _site = queue.Site;
        _policy = new CondorPolicy(_site, job);
        var isTransferred = "YES".Equals(UserLog.Attribute(job, "ShouldTransferFiles"),
            StringComparison.OrdinalIgnoreCase);
        var folder = Path.Combine(queue.Folders.Make(job.Id), "execute", FormattableString.Invariant($"dir_{job.Index}"));
        _sandbox = isTransferred ? new Sandbox(job, folder) : null;
    }

    internal override string ExecutionDirectory => _sandbox?.Folder ?? _job.Directory;

    private string Slot => $"slot1@{_job.Host}";

    private TimeSpan Grace => _site.Grace;

    internal override void Prepare()
    {
        _sandbox?.Fill();
        _isFilled = true;
    }

    internal override ChildProcess Start()
    {
        var directory = ExecutionDirectory;
        var (output, error) = _sandbox is null
            ? (Target(_job.Output), Target(_job.Error))
            : (Path.Combine(directory, Sandbox.OutputName), Path.Combine(directory, Sandbox.ErrorName));
        if (_sandbox is null)
        {
            // A job that runs again starts with empty files.
            File.WriteAllText(output, "");
            File.WriteAllText(error, "");
        }
        var input = _job.Input is null ? "/dev/null"
            : Path.Combine(directory, _sandbox is null ? _job.Input : Path.GetFileName(_job.Input));
        var child = ChildProcess.Start([_sandbox?.Executable ?? _job.Arguments[0], .. _job.Arguments.Skip(1)],
            CondorEnvironment.Of(_job, _queue, directory), directory,
                new Streams(input, output, error == output ? null : error));
        UserLog.Write(_job, 1, _site.Now, UserLog.Executing(_job, directory));
        return child;
    }

    internal override Ending CannotStart(string message) => _isFilled
        ? new Ending(EndingKind.Hold, $"Error from {Slot}: Failed to execute '{_job.Arguments[0]}': {message}",
            FailedToExecute)
        : new Ending(EndingKind.Hold,
            $"Transfer input files failure at access point {_job.Host} while sending files to the execution point. Details: {message}",
            DownloadFileError, 2);

    internal override JobStop Requested(string request) => request == "hold"
        ? Gently(new Ending(EndingKind.Hold, $"via condor_hold (by user {_job.User})", UserRequest))
        : Gently(new Ending(EndingKind.Remove, $"via condor_rm (by user {_job.User})"));

    internal override JobStop RunLimitReached() => Gently(_policy.LimitReached());

    internal override JobStop MemoryExceeded() => new(
        new Ending(EndingKind.Hold, $"Error from {Slot}: memory usage exceeded request_memory", OutOfResources, 102),
        (Signals.Kill, TimeSpan.Zero));

    internal override JobStop? Hold(ChildProcess child) =>
        Gently(new Ending(EndingKind.Hold, "held by a fault of the rehearsal", UserRequest));

    internal override JobStop? Policy(TimeSpan elapsed, long memoryKilobytes) =>
        _policy.WhileRunning(elapsed) is { } ending ? Gently(ending) : null;

    internal override Ending Finish(Ending ending)
    {
        if (ending.Kind != EndingKind.Exit)
        {
            return ending;
        }
        try
        {
            if (_isFilled)
            {
                _sandbox?.Empty();
                _sandbox?.Remove();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ending with
            {
                Kind = EndingKind.Hold,
                Reason = $"Transfer output files failure at execution point {Slot} while receiving files. Details: {error.Message}",
                ReasonCode = UploadFileError,
            };
        }
        return _policy.AtExit(ending);
    }

    internal override void Recorded(Job ended)
    {
        var (number, text) = ended.State switch
        {
            JobState.Held => (12, UserLog.Held(ended)),
            JobState.Removed => (9, UserLog.Aborted(ended)),
            JobState.Pending => (4, "Job was evicted.\n\t(0) CPU times"),
            _ => (5, UserLog.Terminated(ended)),
        };
        using var locked = _queue.Lock();
        UserLog.Write(ended, number, _site.Now, text);
    }

    /// <summary>The job may end by itself until its grace is over.</summary>
    private JobStop Gently(Ending ending)
    {
        var signal = UserLog.Attribute(_job, "KillSig") is { } name ? Signals.Parse(name) : 0;
        return new JobStop(ending, (signal == 0 ? Signals.Terminate : signal, TimeSpan.Zero), (Signals.Kill, Grace));
    }

    private string Target(string? file) => file is null ? "/dev/null" : Path.Combine(_job.Directory, file);
}
