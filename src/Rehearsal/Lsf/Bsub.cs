using System.Collections;
using System.Globalization;
using Heppy.Rehearsal.Faults;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bsub: queues a command, or a script from standard input.</summary>
internal sealed class Bsub(JobQueue queue)
{
    private const string DefaultQueue = "normal";
    private readonly Site _site = queue.Site;

    internal int Run(string[] args)
    {
        if (args is ["-h"])
        {
            Console.Error.Write(BsubOptions.Usage);
            return 0;
        }
        var options = new BsubOptions().And(args);
        var isScript = options.Command.Count == 0;
        var script = isScript ? Console.In.ReadToEnd().ReplaceLineEndings("\n")
            : string.Join(' ', options.Command) + "\n";
        if (isScript)
        {
            // What is on the command line wins over the script.
            var inScript = new BsubOptions().And(BsubScript.Options(script));
            options = inScript.Command.Count == 0 ? inScript.And(args)
                : throw new CommandException($"#BSUB: {inScript.Command[0]} is no option. Job not submitted.", 255);
        }
        if (string.IsNullOrWhiteSpace(script))
        {
            throw new CommandException("No command is specified. Job not submitted.", 255);
        }
        var jobs = Queue(options, script, isScript);
        SlotRunner.StartFor(queue);
        var job = jobs[0];
        var target = options.Queue is null ? "default queue" : "queue";
        var text = FormattableString.Invariant($"Job <{job.Id}> is submitted to {target} <{job.Queue}>.\n");
        return SubmitFault.Print(jobs, text) ?? (options.Waits ? Wait(job.Id) : 0);
    }

    private List<Job> Queue(BsubOptions options, string script, bool isScript)
    {
        var command = isScript ? BsubScript.AsCommand(script) : script.TrimEnd('\n');
        var array = ArraySpec.Parse(options.Name ?? command.Replace('[', '(')) ?? throw new CommandException(
            $"{options.Name}: Bad job array specification. Job not submitted.", 255);
        using var locked = queue.Lock();
        _ = Dependency.Check(options.Dependency, queue);
        var faults = new FaultPlan(_site);
        var id = queue.NextId();
        var now = _site.Now;
        var folder = Path.Combine(_site.Folder, "queue", id.ToString(CultureInfo.InvariantCulture));
        var file = Path.Combine(folder, "script");
        var name = options.Queue ?? DefaultQueue;
        var template = new Job
        {
            System = BatchSystem.Lsf,
            Id = id,
            Name = options.Name is null ? command : array.Name,
            User = _site.User,
            Host = _site.Host,
            Queue = name,
            Project = options.Project,
            Command = command,
            Arguments = script.StartsWith("#!", StringComparison.Ordinal) ? [file] : ["/bin/sh", file],
            Directory = Path.GetFullPath(options.Directory ?? "."),
            ArrayEnd = array.Indices.Count == 0 ? 0 : array.Indices[^1],
            ArrayLimit = array.Limit,
            Input = options.Input,
            Output = options.Output,
            Error = options.Error,
            OverwriteOutput = options.OverwriteOutput,
            OverwriteError = options.OverwriteError,
            RunLimit = options.RunLimit ?? LsfUnits.QueueLimit(name),
            MemoryLimit = options.MemoryLimit,
            WarningSignal = options.WarningSignal,
            WarningTime = options.WarningTime,
            ResourceRequest = options.ResourceRequest,
            Slots = options.Slots,
            Dependency = options.Dependency,
            State = options.IsHeld ? JobState.Held : JobState.Pending,
            Since = now,
            Submitted = now,
        };
        var jobs = new List<Job>();
        foreach (var index in array.Indices.Count == 0 ? [0] : array.Indices)
        {
            var job = template with { Index = index };
            jobs.Add(SubmitFault.Apply(job, faults.Draw(job)));
        }
        faults.Save();
        SubmitFault.Refuse(jobs, "Request aborted by esub. Job not submitted.", 255);
        queue.Folders.Make(id);
        File.WriteAllText(file, script);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        JsonFile.Write(Path.Combine(folder, "environment"), Variables(options.WithEnvironment));
        jobs.ForEach(queue.Write);
        return jobs;
    }

    private static string[] Variables(bool all) =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(entry => all || entry.Key is "HOME" or "PATH" or "USER" or "LOGNAME" or "SHELL")
            .Select(entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal),
    ];

    private int Wait(int id)
    {
        Console.Out.Write("<<Waiting for dispatch ...>>\n");
        while (queue.Jobs(id) is { Count: > 0 } jobs)
        {
            if (jobs.All(job => job.IsFinished))
            {
                Console.Out.Write("<<Job is finished>>\n");
                return jobs.Max(job => job.ExitCode ?? 0);
            }
            Thread.Sleep(50);
        }
        return 255;
    }
}
