using System.Diagnostics;

namespace Heppy.Batch;

/// <summary>Runs the commands of batch systems through the shell, each with a time limit.</summary>
/// <param name="limit">How long a command may take.</param>
/// <param name="environment">Variables to set for all commands.</param>
/// <remarks>
/// Commands write to files, not to pipes: <c>nohup ./batchScript.sh &amp;</c> would hold a pipe open as long as the job runs.
/// Each has its own session, so that an interrupt of the submitter does not reach jobs that it has started, and a command
/// that hangs can be ended with what it began.
/// </remarks>
public sealed class CommandRunner(TimeSpan limit, IReadOnlyDictionary<string, string> environment)
{
    private static readonly string? Setsid = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    /// <summary>Runs a command and waits for it.</summary>
    /// <param name="command">The command, for <c>/bin/sh</c>.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="more">More variables for this command.</param>
    /// <exception cref="IOException">The system cannot start a shell, or has no room for its output.</exception>
    public CommandResult Run(string command, string directory, params (string Name, string Value)[] more) => Run(command, directory, null, limit, more);

    /// <summary>Runs a command that runs a job, here, or leaves it in the background; the job's output goes to a file.</summary>
    /// <param name="command">The command, for <c>/bin/sh</c>.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="log">Receives all its output, behind what is in it.</param>
    /// <param name="inBackground">Whether it leaves the job in the background, and so has the usual time; otherwise it has all the time of the job.</param>
    /// <param name="more">More variables for this command.</param>
    /// <returns>What came of it; if it failed, with what it wrote to the log.</returns>
    public CommandResult RunJob(string command, string directory, string log, bool inBackground, params (string Name, string Value)[] more)
    {
        int before = Text(log).Length;
        CommandResult result = Run(command, directory, log, inBackground ? limit : null, more);
        return result.IsSuccess ? result : result with { Error = Text(log) is var said && said.Length > before ? said[before..] : "" };
    }

    private CommandResult Run(string command, string directory, string? log, TimeSpan? within, (string Name, string Value)[] more)
    {
        ArgumentNullException.ThrowIfNull(command);
        string scratch = Directory.CreateTempSubdirectory("heppy-command-").FullName;
        try
        {
            string output = Path.Combine(scratch, "out");
            string error = Path.Combine(scratch, "err");
            string[] shell = ["/bin/sh", "-c", "exec >>\"$1\" 2>>\"$2\" </dev/null; eval \"$3\"", "sh", log ?? output, log ?? error, command];
            string[] all = Setsid is null ? shell : [Setsid, "-w", .. shell];
            var start = new ProcessStartInfo(all[0]) { WorkingDirectory = directory };
            foreach (string word in all[1..])
            {
                start.ArgumentList.Add(word);
            }

            foreach ((string name, string value) in environment.Select(p => (p.Key, p.Value)).Concat(more))
            {
                start.Environment[name] = value;
            }

            using Process process = Start(start);
            int? code = process.WaitForExit(within ?? Timeout.InfiniteTimeSpan) ? process.ExitCode : null;
            if (code is null)
            {
                // Not what it handed over to a session of its own: that is the job.
                if (Setsid is not null)
                {
                    Signals.KillGroup(process);
                }

                process.Kill();
                process.WaitForExit();
            }

            return new CommandResult(code, Text(output), Text(error), limit);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IOException($"cannot run {start.FileName} in {start.WorkingDirectory}: {e.Message}", e);
        }
    }

    private static string Text(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
