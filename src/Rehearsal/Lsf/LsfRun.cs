using System.Globalization;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.Lsf;

/// <summary>Runs a job as LSF does: in the folder of its submission, its output delivered with a report at the end.</summary>
internal sealed class LsfRun(JobQueue queue, Job job) : JobKind
{
    private readonly string _folder = queue.Folders.Make(job.Id);
    private readonly Site _site = queue.Site;

    internal override string ExecutionDirectory => job.Directory;

    private string OutputFile => Path.Combine(_folder, FormattableString.Invariant($"{job.Index}.out"));

    private string ErrorFile => Path.Combine(_folder, FormattableString.Invariant($"{job.Index}.err"));

    internal override void Prepare()
    {
        File.Delete(OutputFile);
        File.Delete(ErrorFile);
    }

    internal override ChildProcess Start()
    {
        var input = job.Input is null ? "/dev/null" : Path.Combine(job.Directory, Expand(job.Input));
        return ChildProcess.Start(job.Arguments, Environment(), job.Directory,
            new Streams(input, OutputFile, job.Error is null ? null : ErrorFile));
    }

    internal override Ending CannotStart(string message)
    {
        File.WriteAllText(OutputFile, message + "\n");
        return new Ending(EndingKind.Exit, "TERM_CWD_NOTEXIST") { ExitCode = 2 };
    }

    internal override JobStop Requested(string request) => new(new Ending(EndingKind.Exit, "TERM_OWNER"),
        request == "now"
            ? [(Signals.Kill, TimeSpan.Zero)]
            : [(Signals.Interrupt, TimeSpan.Zero), (Signals.Terminate, _site.TerminateInterval),
                (Signals.Kill, 2 * _site.TerminateInterval)]);

    // bsub -W: "the job is sent a SIGUSR2 signal, and is killed if it does not terminate within ten minutes".
    internal override JobStop RunLimitReached() => new(new Ending(EndingKind.Exit, "TERM_RUNLIMIT"),
        (Signals.User2, TimeSpan.Zero), (Signals.Kill, _site.Grace));

    internal override JobStop MemoryExceeded() =>
        new(new Ending(EndingKind.Exit, "TERM_MEMLIMIT"), (Signals.Kill, TimeSpan.Zero));

    internal override JobStop? Hold(ChildProcess child)
    {
        child.SendToGroup(Signals.Stop);
        using (queue.Lock())
        {
            queue.Update(job, found => found with { State = JobState.Suspended, Since = _site.Now });
        }
        return null;
    }

    internal override JobStop? Policy(TimeSpan elapsed, long memoryKilobytes) => null;

    internal override Ending Finish(Ending ending)
    {
        var ended = ending.Record(queue.Read(job.Id, job.Index) ?? job, _site.Now);
        // A job that was killed by bkill -s KILL says so too.
        if (ended.Reason is null && ended.Signal is { } signal && ended.Events.Any(entry =>
            entry.Text.StartsWith($"Signal <{Signals.Name(signal)}>", StringComparison.Ordinal)))
        {
            ending = ending with { Reason = "TERM_OWNER" };
            ended = ended with { Reason = "TERM_OWNER" };
        }
        var script = File.ReadAllText(Path.Combine(_folder, "script"));
        Deliver(LsfReport.Text(ended, script, Read(OutputFile), ErrorTarget, TimeZoneInfo.Local));
        if (ErrorTarget is not null)
        {
            Append(ErrorTarget, Read(ErrorFile), job.OverwriteError);
        }
        return ending;
    }

    internal override void Recorded(Job ended)
    {
    }

    private string? ErrorTarget => Target(job.Error, "err");

    private void Deliver(string report)
    {
        if (Target(job.Output, "out") is not { } target || !Append(target, report, job.OverwriteOutput))
        {
            // LSF sends a mail if there is no -o, or if the file cannot be written.
            Append(Path.Combine(_site.Folder, "mail", job.Label), report, overwrite: false);
        }
    }

    private string? Target(string? option, string ending)
    {
        if (option is null)
        {
            return null;
        }
        var path = Path.Combine(job.Directory, Expand(option));
        return Directory.Exists(path) || path.EndsWith('/') ? Path.Combine(path, $"{job.Label}.{ending}") : path;
    }

    private string Expand(string text) => text
        .Replace("%J", job.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%I", job.Index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Read(string file) => File.Exists(file) ? File.ReadAllText(file) : "";

    private static bool Append(string path, string text, bool overwrite)
    {
        try
        {
            using var writer = new StreamWriter(path, append: !overwrite);
            writer.Write(text);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IEnumerable<string> Environment()
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in JsonFile.Read<string[]>(Path.Combine(_folder, "environment")) ?? [])
        {
            var equals = variable.IndexOf('=', StringComparison.Ordinal);
            variables[variable[..equals]] = variable[(equals + 1)..];
        }
        foreach (var (name, value) in LsfEnvironment.Of(job))
        {
            variables[name] = value;
        }
        return variables.Select(variable => $"{variable.Key}={variable.Value}");
    }
}
