using Heppy.Rehearsal.HTCondor;
using Heppy.Rehearsal.Queue;
using Xunit;

namespace Heppy.Rehearsal.Tests;

/// <summary>The formats and languages of HTCondor, from its manual.</summary>
public sealed class CondorFormatTests
{
    private static readonly TimeZoneInfo zone = TimeZoneInfo.Utc;

    private static readonly Job job = Examples.Job with
    {
        System = BatchSystem.HTCondor,
        Id = 599,
        ArrayEnd = 4,
        User = "wenger",
        Name = "CMD: /bin/slee",
        Command = "sleep 60",
        Arguments = ["/bin/sleep", "60"],
        Submitted = Examples.At(9, 13, 16, 25, 0),
        Description = new Dictionary<string, string> { ["JobBatchName"] = "\"x\"", ["Chunk"] = "3" },
    };

    // Manual, condor_q, "Examples": the held job that adds a HOLD column. (JOB_IDS is cut there, a range here.)
    [Fact]
    public void Condor_q_shows_a_line_per_batch()
    {
        var states = new[] { JobState.Running, JobState.Running, JobState.Running, JobState.Held };
        var jobs = states.Select((state, i) => job with { Index = i, State = state }).ToList();
        Assert.Equal("""
            OWNER  BATCH_NAME        SUBMITTED   DONE   RUN    IDLE   HOLD  TOTAL JOB_IDS
            wenger CMD: /bin/slee   9/13 16:25      _      3      _      1      4 599.0-3

            """, QueueTable.Batches(jobs, zone));
    }

    // Manual, condor_q, "Examples": a line of -nobatch, and the totals.
    [Fact]
    public void Condor_q_shows_a_line_per_job_and_totals()
    {
        var running = job with
        {
            Id = 592,
            Index = 1,
            State = JobState.Running,
            Submitted = Examples.At(9, 13, 16, 5, 0),
            Started = Examples.At(9, 13, 16, 5, 1),
        };
        Assert.Equal("""
             ID      OWNER            SUBMITTED     RUN_TIME ST PRI SIZE CMD
             592.1   wenger          9/13 16:05   0+00:00:07 R  0    0.0 sleep 60

            """, QueueTable.Jobs([running], Examples.At(9, 13, 16, 5, 8), zone));
        Assert.StartsWith("\nTotal for query: 1 jobs; 0 completed, 0 removed, 0 idle, 1 running, 0 held, 0 suspended \n",
            QueueTable.Totals([running], [running], "wenger"), StringComparison.Ordinal);
    }

    // Manual, "Managing a job", job event log: event 005 of a job that returned 0.
    [Fact]
    public void The_log_tells_how_a_job_ended()
    {
        var ended = job with { Id = 511, State = JobState.Done, ExitCode = 0, Ended = Examples.At(9, 13, 16, 30, 0) };
        var text = UserLog.Entry(ended, 5, ended.Ended.Value, UserLog.Terminated(ended), zone);
        Assert.StartsWith("005 (511.000.000) 2012-09-13 16:30:00 Job terminated.\n\t(1) Normal termination (return value 0)\n"
            + "\t\tUsr 0 00:00:00, Sys 0 00:00:00  -  Run Remote Usage\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\tJob terminated of its own accord at 2012-09-13T16:30:00Z with exit-code 0.\n...\n",
            text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JobStatus == 5 && Chunk > 2.5", false)]
    [InlineData("JobStatus == 1 && Chunk > 2.5", true)]
    [InlineData("Missing == 5 || Chunk == 3", true)]
    [InlineData("Missing > 5", false)]
    [InlineData("Missing =?= undefined", true)]
    [InlineData("Missing =!= undefined", false)]
    [InlineData("regexp(\"sle+p$\", Cmd)", true)]
    [InlineData("Owner == \"WENGER\" && !(Owner =?= \"WENGER\")", true)]
    [InlineData("(time() - QDate) > 60 * 2 + 1 ? true : false", false)]
    [InlineData("ClusterId == 599 && ProcId % 2 == 0", true)]
    public void A_constraint_is_evaluated_against_the_job(string constraint, bool expected) =>
        Assert.Equal(expected,
            ClassAdExpression.IsTrue(constraint, JobAd.Lookup(job, job.Submitted + TimeSpan.FromSeconds(121))));

    [Theory]
    [InlineData("JobStatus ==")]
    [InlineData("(JobStatus")]
    [InlineData("JobStatus == 5 5")]
    [InlineData("JobStatus # 5")]
    public void A_malformed_constraint_is_refused(string constraint) =>
        Assert.Throws<CommandException>(() => ClassAdExpression.IsTrue(constraint, _ => null));

    [Theory]
    [InlineData("one two", "one|two")]
    [InlineData("\"3 simple arguments\"", "3|simple|arguments")]
    [InlineData("\"one 'two with spaces' 3\"", "one|two with spaces|3")]
    [InlineData("\"one \"\"two\"\" 'spacey ''quoted'' argument'\"", "one|\"two\"|spacey 'quoted' argument")]
    public void Arguments_follow_the_manual(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', CondorText.Arguments(text)));

    [Fact]
    public void A_submit_description_makes_a_job_of_each_item()
    {
        var (jobs, _) = SubmitDescription.Parse("""
            # comment
            name = out.$(Process).$(sample:none)
            long = a \
                b
            queue 2 sample,n from (
              ggH, 1 2
              ZZ 3
            )
            name = last
            queue
            """, ["extra=1"], [], null);
        Assert.Equal(["out.0.ggH", "out.1.ggH", "out.2.ZZ", "out.3.ZZ", "last"],
            jobs.Select(macros => macros.Get("name")));
        Assert.Equal(["1 2", "1 2", "3", "3", null], jobs.Select(macros => macros.Get("n")));
        Assert.Equal("1", jobs[4].Get("extra"));
        Assert.Equal("a     b", jobs[0].Get("long"));
    }
}
