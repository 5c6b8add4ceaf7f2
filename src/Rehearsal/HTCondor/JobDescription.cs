using System.Globalization;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The commands of a submit description for one job.</summary>
internal sealed class JobDescription(Macros macros, string? batchName)
{
    private static readonly (string Command, string Attribute)[] expressions =
    [
        ("periodic_remove", "PeriodicRemove"), ("periodic_hold", "PeriodicHold"), ("on_exit_hold", "OnExitHold"),
        ("on_exit_remove", "OnExitRemove"), ("allowed_job_duration", "AllowedJobDuration"),
        ("allowed_execute_duration", "AllowedExecuteDuration"), ("max_retries", "JobMaxRetries"),
        ("success_exit_code", "JobSuccessExitCode"), ("transfer_executable", "TransferExecutable"),
    ];

    private static readonly (string Command, string Attribute)[] texts =
    [
        ("should_transfer_files", "ShouldTransferFiles"), ("when_to_transfer_output", "WhenToTransferOutput"),
        ("transfer_input_files", "TransferInput"), ("transfer_output_files", "TransferOutput"),
        ("transfer_output_remaps", "TransferOutputRemaps"), ("environment", "Environment"), ("kill_sig", "KillSig"),
    ];

    private static readonly HashSet<string> ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "priority", "notification", "notify_user", "requirements", "rank", "request_disk", "request_gpus",
        "accounting_group", "accounting_group_user", "concurrency_limits", "nice_user", "stream_output",
        "stream_error", "x509userproxy", "use_x509userproxy", "MY.SendCredential", "max_materialize",
        "max_idle", "job_lease_duration", "leave_in_queue", "next_job_start_delay", "want_graceful_removal",
        "job_max_vacate_time", "periodic_release", "description", "container_image",
        "preserve_relative_paths", "output_destination", "retry_until", "checkpoint_exit_code",
    };

    /// <summary>Whether a command means something to HTCondor that a rehearsal does not show.</summary>
    internal static bool IsIgnored(string command) => ignored.Contains(command);

    /// <summary>Which variables of the submitter the job gets: patterns of getenv, none without it.</summary>
    internal IReadOnlyList<string> Inherited => (macros.Get("getenv") ?? "false").ToUpperInvariant() switch
    {
        "TRUE" => ["*"],
        "FALSE" => [],
        _ => macros.Get("getenv")!.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
    };

    /// <exception cref="CommandException">A command is wrong.</exception>
    internal Job ToJob(Site site, int id, int process, int count)
    {
        var universe = macros.Get("universe") ?? "vanilla";
        if (universe.ToUpperInvariant() is not ("VANILLA" or "LOCAL" or "5"))
        {
            throw new CommandException($"ERROR: a rehearsal knows the vanilla universe only, not '{universe}'.\n", 1);
        }
        var directory = Path.GetFullPath(macros.Get("initialdir", "initial_dir", "iwd") ?? ".");
        if (!Directory.Exists(directory))
        {
            throw new CommandException($"ERROR: No such directory: {directory}\n", 1);
        }
        var executable = Executable(directory);
        var arguments = macros.Get("arguments", "args") ?? "";
        var words = CondorText.Arguments(arguments);
        var isHeld = macros.Get("hold") is { } hold && hold.Equals("true", StringComparison.OrdinalIgnoreCase);
        var now = site.Now;
        return new Job
        {
            System = BatchSystem.HTCondor,
            Id = id,
            Index = process,
            ArrayEnd = count,
            Name = BatchName ?? Path.GetFileName(executable),
            User = site.User,
            Host = site.Host,
            Command = string.Join(' ', [Path.GetFileName(executable), .. words]),
            Arguments = [executable, .. words],
            Directory = directory,
            Input = macros.Get("input", "stdin"),
            Output = macros.Get("output", "stdout"),
            Error = macros.Get("error", "stderr"),
            MemoryLimit = macros.Get("request_memory") is { } memory ? CondorText.Kilobytes(memory) : null,
            Slots = int.TryParse(macros.Get("request_cpus"), NumberStyles.None, CultureInfo.InvariantCulture,
                out var cpus) ? cpus : 1,
            Description = Attributes(arguments, directory),
            State = isHeld ? JobState.Held : JobState.Pending,
            Reason = isHeld ? "submitted on hold at user's request" : null,
            ReasonCode = isHeld ? 15 : 0,
            Since = now,
            Submitted = now,
        };
    }

    private string? BatchName => batchName ?? macros.Get("batch_name", "+JobBatchName")?.Trim('"');

    private string Executable(string directory)
    {
        var text = macros.Get("executable") ?? throw new CommandException("ERROR: No 'executable' parameter was provided\n", 1);
        var isTransferred = !"false".Equals(macros.Get("transfer_executable"), StringComparison.OrdinalIgnoreCase);
        // As HTCondor: the executable is found from where one submits, unless it is not transferred.
        var path = Path.GetFullPath(text, isTransferred ? Directory.GetCurrentDirectory() : directory);
        return File.Exists(path) ? path
            : throw new CommandException($"ERROR: Executable file {path} does not exist\n", 1);
    }

    private Dictionary<string, string> Attributes(string arguments, string directory)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (arguments.Length > 0)
        {
            var isNew = arguments.StartsWith('"');
            attributes[isNew ? "Arguments" : "Args"] = ClassAdValue.Quoted(isNew ? arguments[1..^1] : arguments);
        }
        foreach (var (command, attribute) in expressions)
        {
            Add(attribute, macros.Get(command));
        }
        foreach (var (command, attribute) in texts)
        {
            Add(attribute, macros.Get(command) is { } text ? ClassAdValue.Quoted(text) : null);
        }
        Add("UserLog", macros.Get("log") is { } log ? ClassAdValue.Quoted(Path.GetFullPath(log, directory)) : null);
        foreach (var name in macros.Names.Where(name => name.StartsWith('+')))
        {
            Add(name[1..], macros.Get(name));
        }
        Add("JobBatchName", BatchName is { } batch ? ClassAdValue.Quoted(batch) : null);
        return attributes;

        void Add(string attribute, string? text)
        {
            if (text is not null)
            {
                attributes[attribute] = text;
            }
        }
    }
}
