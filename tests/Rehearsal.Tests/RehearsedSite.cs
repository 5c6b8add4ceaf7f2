using System.Diagnostics;
using Heppy.Rehearsal.Queue;
using Xunit;

namespace Heppy.Rehearsal.Tests;

/// <summary>
/// A folder for a rehearsal and one to submit from. Commands run as processes, as users run them; on disposal everything
/// is stopped.
/// </summary>
public sealed class RehearsedSite : IDisposable
{
    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(60);
    private readonly string _root = Directory.CreateTempSubdirectory("heppy-rehearsal-").FullName;
    private readonly Dictionary<string, string> _settings = [];

    public RehearsedSite()
    {
        Directory.CreateDirectory(State);
        Directory.CreateDirectory(Work);
        Queue = new JobQueue(new Site { Folder = State, Grace = TimeSpan.Zero });
        Set("MINUTE", "0.2");
        Set("GRACE", "20");
    }

    /// <summary>Where jobs are submitted.</summary>
    internal string Work => Path.Combine(_root, "work");

    /// <summary>What the commands left, read without them.</summary>
    internal JobQueue Queue { get; }

    private string State => Path.Combine(_root, "state");

    /// <summary>HEPPY_REHEARSAL_name.</summary>
    internal void Set(string name, string value) => _settings[$"HEPPY_REHEARSAL_{name}"] = value;

    internal void Faults(string rules) => File.WriteAllText(Path.Combine(State, "faults.json"), $$"""{"seed": 7, "rules": [{{rules}}]}""");

    /// <summary>Runs a command by its wrapper script, or one of the program itself.</summary>
    internal (int Code, string Output, string Error) Run(string command, string[] arguments, string input = "")
    {
        using var process = Start(command, arguments, input);
        return Result(process);
    }

    /// <summary>The number in <c>Job &lt;12&gt; is submitted</c>.</summary>
    internal int Bsub(string[] arguments, string input = "")
    {
        var (code, output, error) = Run("bsub", arguments, input);
        Assert.True(code == 0, error);
        return int.Parse(output.Split('<', '>')[1], null);
    }

    internal Process Start(string command, string[] arguments, string input)
    {
        var beside = AppContext.BaseDirectory;
        var folder = command.StartsWith("condor", StringComparison.Ordinal) ? "commands/htcondor" : "commands/lsf";
        var file = command == "stop" ? Path.Combine(beside, "heppy-rehearsal") : Path.Combine(beside, folder, command);
        var start = new ProcessStartInfo(file, command == "stop" ? ["stop"] : arguments)
        {
            WorkingDirectory = Work,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HEPPY_REHEARSAL_DIR"] = State;
        start.Environment["TZ"] = "UTC";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return process;
    }

    internal static (int Code, string Output, string Error) Result(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>The jobs of a submission, once they meet a condition.</summary>
    internal IReadOnlyList<Job> Await(int id, Func<IReadOnlyList<Job>, bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var jobs = Queue.Jobs(id);
            if (condition(jobs))
            {
                return jobs;
            }
            Assert.True(watch.Elapsed < deadline, $"Job {id} after a minute: {string.Join(", ", jobs)}");
            Thread.Sleep(10);
        }
    }

    /// <summary>The only job of a submission, once it has finished.</summary>
    internal Job AwaitEnd(int id) => Await(id, jobs => jobs.Count == 1 && jobs[0].IsFinished)[0];

    /// <summary>The only job of a submission, once it is in this state; if it runs, its process is known.</summary>
    internal Job AwaitState(int id, JobState state) =>
        Await(id, jobs => jobs.Count == 1 && jobs[0].State == state && (state != JobState.Running || jobs[0].Pid > 0))[0];

    internal void AwaitFile(string name)
    {
        var watch = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(Work, name)))
        {
            Assert.True(watch.Elapsed < deadline, $"{name} does not appear");
            Thread.Sleep(10);
        }
    }

    internal string Read(string name) => File.ReadAllText(Path.Combine(Work, name));

    internal void Write(string name, string text)
    {
        var path = Path.Combine(Work, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
    }

    /// <summary>Stops the site and removes it; the runner of a retired job may still be on its way out.</summary>
    public void Dispose()
    {
        Run("stop", []);
        var watch = Stopwatch.StartNew();
        while (Directory.Exists(_root))
        {
            try
            {
                Directory.Delete(_root, recursive: true);
            }
            catch (IOException) when (watch.Elapsed < deadline)
            {
                Thread.Sleep(10);
            }
        }
    }
}
