using System.Diagnostics;
using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>The scripts are really run, as copies from elsewhere, with hardly any environment.</summary>
public sealed class RunScriptTests : IDisposable
{
    // Says that it is ready, then what it was asked; ends by itself if nobody asks.
    private const string Program = """
        trap 'echo got USR2; exit 7' USR2
        trap 'echo got TERM; exit 8' TERM
        echo "ready $1"
        for i in {1..600}; do sleep 0.05; done
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("slurm")]
    [InlineData("sge")]
    [InlineData("lsf")]
    [InlineData("htcondor")]
    [InlineData("pbs")]
    [InlineData("local")]
    public void A_copy_runs_the_command_in_its_directory_with_its_environment(string site)
    {
        string script = Copy(site, Model("printf '%s\\n' \"$PWD\" \"$1\" \"$A\" \"$LC_ALL\" \"$(umask)\" \"$HEPPY_JOB_NAME\"; exit 3", "x 'y' $z\nw") with
        {
            Environment = [new("A", "it's \"b\"\n$c")],
        });
        (int code, string output, string error) = _scratch.Run([script], environment: [("LC_ALL", "POSIX")]);
        Assert.Equal("", error);
        Assert.Equal(3, code);
        Assert.EndsWith($"\n{_scratch.Work}\nx 'y' $z\nw\nit's \"b\"\n$c\nC\n0022\nchunk\n", output, StringComparison.Ordinal);
        Assert.StartsWith("Heppy job chunk", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slurm", "16", "SLURM_JOB_ID=16")]
    [InlineData("slurm", "16_3", "SLURM_JOB_ID=18", "SLURM_ARRAY_JOB_ID=16", "SLURM_ARRAY_TASK_ID=3")]
    [InlineData("sge", "16", "JOB_ID=16", "SGE_TASK_ID=undefined")]
    [InlineData("sge", "16_10", "JOB_ID=16", "SGE_TASK_ID=10")]
    [InlineData("lsf", "16", "LSB_JOBID=16", "LSB_JOBINDEX=0")]
    [InlineData("lsf", "16_10", "LSB_JOBID=16", "LSB_JOBINDEX=10")]
    [InlineData("pbs", "16", "PBS_JOBID=16.server.example.org")]
    [InlineData("pbs", "16_3", "PBS_JOBID=16[3].server.example.org", "PBS_ARRAY_INDEX=3")]
    [InlineData("htcondor", "16", "HEPPY_CONDOR_ID=16.0")]
    [InlineData("htcondor", "16_1", "HEPPY_CONDOR_ID=16.0", "HEPPY_CONDOR_TASK=0")]
    [InlineData("slurm", "")]
    [InlineData("sge", "")]
    [InlineData("lsf", "")]
    [InlineData("pbs", "")]
    [InlineData("htcondor", "")]
    public void A_job_knows_its_id_as_the_queue_is_asked_for_it(string site, string id, params string[] environment)
    {
        string script = Copy(site, Model("echo \"id <$HEPPY_JOB_ID>\""));

        (int code, string output, string error) = _scratch.Run([script], environment: environment.Select(e => (e.Split('=')[0], e.Split('=')[1])));

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith($"\nid <{id}>\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_directory_it_runs_where_the_chunk_has_travelled_to()
    {
        string elsewhere = Path.Combine(_scratch.Root, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        string script = Copy("htcondor", Model("pwd; exit 0") with { WorkDirectory = "/nonexistent/work" });
        (int code, _, string error) = _scratch.Run([script], elsewhere);
        Assert.Equal(2, code);
        Assert.Contains("neither the directory /nonexistent/work nor a chunk.json in " + elsewhere, error, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(elsewhere, "chunk.json"), "{}");
        (code, string output, _) = _scratch.Run([script], elsewhere);
        Assert.Equal(0, code);
        Assert.EndsWith(elsewhere + "\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0", "echo \"epilogue after $code\"", 0, "epilogue after 0\n")]
    [InlineData("exit 5", "echo \"epilogue after $code $UNSET\"", 5, "epilogue after 5 \n")]
    [InlineData("exit 0", "echo copy failed; exit 9", 9, "copy failed\n")]
    [InlineData("exit 5", "exit 9", 5, "")]
    [InlineData("kill -9 $$", "echo \"epilogue after $code\"", 137, "epilogue after 137\n")]
    public void An_epilogue_runs_whatever_the_exit_code_and_keeps_it(string program, string epilogue, int expected, string tail)
    {
        string script = Copy("slurm", Model(program) with { Prologue = "echo \"prologue$UNSET\"", Epilogue = epilogue });
        (int code, string output, _) = _scratch.Run([script]);
        Assert.Equal(expected, code);
        Assert.EndsWith("prologue\n" + tail, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slurm", "", "USR2", "USR2", 7)]
    [InlineData("slurm", "", "TERM", "TERM", 8)]
    [InlineData("slurm", "echo last", "USR2", "USR2", 7)]
    [InlineData("slurm", "echo last", "INT", "TERM", 8)]
    [InlineData("slurm", "echo last", "XCPU", "USR2", 7)]
    [InlineData("sge", "", "USR1", "USR2", 7)]
    [InlineData("sge", "", "USR2", "USR2", 7)]
    public void A_signal_reaches_the_program_and_its_exit_code_comes_back(string site, string epilogue, string sent, string got, int expected)
    {
        string script = Copy(site, Model(Program, "now") with { Epilogue = epilogue });
        using Process job = _scratch.Start([script]);
        WaitFor(job, "ready now");
        Kill(job.Id, sent);
        string rest = job.StandardOutput.ReadToEnd();
        job.WaitForExit();
        Assert.Equal($"got {got}\n{(epilogue.Length > 0 ? "last\n" : "")}", rest);
        Assert.Equal(expected, job.ExitCode);
    }

    [Fact]
    public void A_warning_to_the_whole_job_does_not_kill_a_program_that_does_not_know_it()
    {
        // Grid Engine sends USR1 to shell and program alike.
        string script = Copy("sge", Model(Program.Replace("ready $1", "ready $$", StringComparison.Ordinal)));
        using Process job = _scratch.Start([script]);
        string line = WaitFor(job, "ready");
        Kill(int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), "USR1");
        Kill(job.Id, "USR1");
        Assert.Equal("got USR2\n", job.StandardOutput.ReadToEnd());
        job.WaitForExit();
        Assert.Equal(7, job.ExitCode);
    }

    [Theory]
    [InlineData("slurm", "SLURM_ARRAY_TASK_ID")]
    [InlineData("sge", "SGE_TASK_ID")]
    [InlineData("lsf", "LSB_JOBINDEX")]
    [InlineData("pbs", "PBS_ARRAY_INDEX")]
    public void A_task_of_an_array_runs_the_script_of_its_line(string site, string variable)
    {
        string[] chunks = [Path.Combine(_scratch.Work, "A_Chunk0"), Path.Combine(_scratch.Work, "A_Chunk1")];
        foreach (string chunk in chunks)
        {
            _scratch.Write(Path.Combine(chunk, "batchScript.sh"), "#!/bin/bash\necho \"in $PWD\"\nexit 4\n", executable: true);
        }

        string list = _scratch.Write("tasks.txt", string.Join('\n', chunks) + "\n");
        string script = Path.Combine(_scratch.Root, "spooled");
        File.WriteAllText(script, ArrayScript.Render(Sites.Search.Find(site), new ArrayModel("array", list, JobRequests.None)));
        Assert.Equal(4, _scratch.Run([script], environment: [(variable, "2")]).Code);
        Assert.Equal($"in {chunks[1]}\n", File.ReadAllText(Path.Combine(chunks[1], "batch.log")));
        Assert.False(File.Exists(Path.Combine(chunks[0], "batch.log")));
        Assert.Equal(4, _scratch.Run([script, "1"]).Code);
        Assert.True(File.Exists(Path.Combine(chunks[0], "batch.log")));
        Assert.Contains("there is no line 3", _scratch.Run([script, "3"]).Error, StringComparison.Ordinal);
        Assert.Contains("'' is no task number", _scratch.Run([script]).Error, StringComparison.Ordinal);
    }

    private ScriptModel Model(string program, string argument = "") => new()
    {
        Name = "chunk", WorkDirectory = _scratch.Work, Command = ["/bin/bash", "-c", program, "program", argument],
    };

    private string Copy(string site, ScriptModel model)
    {
        string script = Path.Combine(_scratch.Root, "spooled");
        File.WriteAllText(script, BatchScript.Render(Sites.Search.Find(site), model));
        return script;
    }

    private static string WaitFor(Process job, string start)
    {
        while (job.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The job never said {start}: {job.StandardError.ReadToEnd()}");
    }

    private static void Kill(int id, string signal)
    {
        using Process kill = Process.Start("/bin/bash", ["-c", $"kill -s {signal} {id}"]);
        kill.WaitForExit();
    }
}
