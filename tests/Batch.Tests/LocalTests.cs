using System.Globalization;
using Xunit;

namespace Heppy.Batch.Tests;

/// <summary>Jobs of this machine, really started with what the profile says.</summary>
public sealed class LocalTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly string _name = $"chunk-{Guid.NewGuid():N}";

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_job_is_found_by_id_and_by_name_while_it_lives_and_can_be_cancelled()
    {
        _scratch.Write("batchScript.sh", "#!/bin/bash\nsleep 60 &\nwait\n", executable: true);
        string id = Start(_name);
        Assert.Equal(new JobStatus(id, _name, JobState.Running), Assert.Single(Ask(SiteCommands.Query(Sites.Local, [id, "999999999"]))));
        // Its child has the name too, but is no job.
        Assert.Equal(new JobStatus(id, _name, JobState.Running), Assert.Single(Ask(SiteCommands.QueryByName(Sites.Local, _name))));
        Assert.Empty(Ask(SiteCommands.QueryByName(Sites.Local, _name[..^1])));
        Assert.Equal(0, Sh(SiteCommands.Cancel(Sites.Local, [id]), out _));
        while (Ask(SiteCommands.Query(Sites.Local, [id])).Count > 0)
        {
        }

        Assert.True(File.Exists(Path.Combine(_scratch.Work, "batch.log")));
    }

    [Fact]
    public void A_job_that_waits_for_others_starts_when_they_have_ended()
    {
        _scratch.Write("batchScript.sh", "#!/bin/bash\necho \"ran as $HEPPY_JOB_NAME\" > done\n", executable: true);
        Sh(SiteCommands.SubmitAfter(Sites.Local, JobRequests.None, _name, "batchScript.sh", ["999999999"]), out string output);
        string id = SiteCommands.ParseId(Sites.Local, output)!;
        while (Ask(SiteCommands.Query(Sites.Local, [id])).Count > 0)
        {
        }

        Assert.Equal($"ran as {_name}\n", File.ReadAllText(Path.Combine(_scratch.Work, "done")));
    }

    [Fact]
    public void A_process_that_is_no_job_is_neither_shown_nor_cancelled()
    {
        string id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        Assert.Empty(Ask(SiteCommands.Query(Sites.Local, [id])));
        Assert.Equal(0, Sh(SiteCommands.Cancel(Sites.Local, [id]), out _));
    }

    [Fact]
    public void There_are_no_arrays_and_no_books()
    {
        Assert.Null(SiteCommands.Accounting(Sites.Local, ["1"]));
        Assert.Contains("local has no arrays", Assert.Throws<UserError>(() => SiteCommands.SubmitArray(Sites.Local, JobRequests.None, "a", "a.sh", 2)).Message, StringComparison.Ordinal);
        Assert.Contains("local has no arrays", Assert.Throws<UserError>(() => ArrayScript.Render(Sites.Local, new ArrayModel("a", "/t", JobRequests.None))).Message, StringComparison.Ordinal);
    }

    private string Start(string name)
    {
        Assert.Equal(0, Sh(SiteCommands.Submit(Sites.Local, JobRequests.None, name, "batchScript.sh"), out string output));
        return SiteCommands.ParseId(Sites.Local, output)!;
    }

    private IReadOnlyList<JobStatus> Ask(string command)
    {
        Assert.Equal(0, Sh(command, out string output));
        return SiteCommands.ParseQuery(Sites.Local, output);
    }

    private int Sh(string command, out string output)
    {
        (int code, output, string error) = _scratch.Run(["-c", "exec /bin/sh -c \"$1\"", "bash", command], _scratch.Work, ("PATH", "/usr/bin:/bin"));
        Assert.Equal("", error);
        return code;
    }
}
