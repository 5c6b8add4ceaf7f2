using Heppy.Rehearsal.Lsf;
using Heppy.Rehearsal.Queue;
using Xunit;

namespace Heppy.Rehearsal.Tests;

/// <summary>The formats of IBM Spectrum LSF 10.1, from its command reference.</summary>
public sealed class LsfFormatTests
{
    private static readonly TimeZoneInfo zone = TimeZoneInfo.Utc;
    private static readonly DateTimeOffset now = Examples.At(5, 6, 15, 46, 0);

    private static readonly Job done = Examples.Job with
    {
        Id = 3329613,
        Name = "sleep 60",
        Command = "sleep 60",
        Queue = "pub.1h",
        Output = "lsf.o%J",
        State = JobState.Done,
        Submitted = Examples.At(10, 8, 17, 7, 54),
        Started = Examples.At(10, 8, 17, 8, 44),
        Ended = Examples.At(10, 8, 17, 9, 51),
        ExitCode = 0,
        CpuSeconds = 0.08,
        PeakKilobytes = 5 * 1024,
    };

    private static BjobsFields Fields => new(now, TimeSpan.FromMinutes(1), zone);

    // ibm.com/docs/en/SSWRJV_10.1.0/lsf_command_ref/bjobs.__u__f.1.html, first two lines of the example.
    [Fact]
    public void Bjobs_unformatted_begins_as_in_the_reference()
    {
        var text = JobDetail.OfBjobs(Examples.Job with { State = JobState.Running }, Fields, zone, isWrapped: false);
        Assert.StartsWith("""

            Job <1>, User <lsfuser>, Project <default>, Status <RUN>, Queue <normal>, Command <./pi_css5 10000000>, Share group charged </lsfuser>
            Sun May  6 15:45:10: Submitted from host <hostA>, CWD </home/lsfuser>;

            """, text, StringComparison.Ordinal);
    }

    // Columns and widths: bjobs.1.html, "Output: Default format"; long values are cut, names at their front.
    [Fact]
    public void Bjobs_shows_a_line_per_job_in_columns()
    {
        var job = Examples.Job with
        {
            Id = 806290,
            Name = "ggH_125_Chunk12",
            User = "longname8",
            State = JobState.Running,
            Started = now
        };
        Assert.Equal("806290  longnam RUN   normal     hostA       hostA       *5_Chunk12 May  6 15:45\n",
            BjobsTable.Row(job, zone));
        Assert.Equal("806290  longname8 RUN   normal     hostA       hostA       ggH_125_Chunk12 May  6 15:45\n",
            BjobsTable.WideRow(job, zone));
    }

    // bjobs.o.1.html: "jobid stat:- queue:-", width with a colon, hyphen for right justification, delimiter.
    [Fact]
    public void Bjobs_prints_the_fields_it_is_asked_for()
    {
        var job = Examples.Job with
        {
            Name = "ggH_125_Chunk12",
            State = JobState.Exited,
            ExitCode = 140,
            Reason = "TERM_RUNLIMIT"
        };
        var format = new BjobsFormat("jobid: stat:- name:8 exit_code:-4 exit_reason");
        Assert.Equal("JOBID    STAT JOB_NAME EXIT EXIT_REASON \n", format.Header());
        Assert.Equal("1        EXIT *Chunk12  140 TERM_RUNLIMIT: job killed after reaching LSF run time limit \n",
            format.Row(job, Fields));
        var delimited = new BjobsFormat("jobid stat exit_code run_time delimiter='|'");
        Assert.Equal("1|EXIT|140|0 second(s)\n", delimited.Row(job, Fields));
        Assert.Equal("3329613|DONE|-|67 second(s)\n", delimited.Row(done, Fields));
    }

    // The shape of bjobs -o ... -json: bjobs.json.1.html.
    [Fact]
    public void Bjobs_prints_json()
    {
        var text = new BjobsFormat("jobid stat exit_code").Json([done], [("77", "Job <77> is not found")], Fields);
        Assert.Equal("""
            {
              "COMMAND":"bjobs",
              "JOBS":2,
              "RECORDS":[
                {
                  "JOBID":"3329613",
                  "STAT":"DONE",
                  "EXIT_CODE":""
                },
                {
                  "JOBID":"77",
                  "ERROR":"Job <77> is not found"
                }
              ]
            }

            """, text);
    }

    // bacct.1.html, "Output: Long format (-l)"; the columns under CPU_T are those of real accounting.
    [Fact]
    public void Bacct_shows_the_accounting_of_a_job_and_the_summary()
    {
        var text = Bacct.Text([done], isLong: true, "lsfuser", zone);
        Assert.Contains("""
            Job <3329613>, User <lsfuser>, Project <default>, Status <DONE>, Queue <pub.1h>
                                 , Command <sleep 60>, Share group charged </lsfuser>
            Mon Oct  8 17:07:54: Submitted from host <hostA>, CWD </home/lsfuser>, Output F
                                 ile <lsf.o%J>;
            Mon Oct  8 17:08:44: Dispatched to <hostA>;
            Mon Oct  8 17:09:51: Completed <done>.

            Accounting information about this job:
                 Share group charged </lsfuser>
                 CPU_T     WAIT     TURNAROUND   STATUS     HOG_FACTOR    MEM    SWAP
                  0.08       50            117     done         0.0007     5M      0M
            ------------------------------------------------------------------------------

            SUMMARY:      ( time unit: second )
             Total number of done jobs:       1      Total number of exited jobs:     0
             Total CPU time consumed:       0.1      Average CPU time consumed:     0.1
             Maximum CPU time of a job:     0.1      Minimum CPU time of a job:     0.1
             Total wait time in queues:    50.0
             Average wait time in queue:   50.0
             Maximum wait time in queue:   50.0      Minimum wait time in queue:   50.0
             Average turnaround time:       117 (seconds/job)
             Maximum turnaround time:       117      Minimum turnaround time:       117

            """, text, StringComparison.Ordinal);
    }

    // bhist.1.html: the events of a job in order of time, and the summary of states.
    [Fact]
    public void Bhist_tells_how_a_job_ended()
    {
        var job = done with
        {
            State = JobState.Exited,
            ExitCode = 140,
            Reason = "TERM_RUNLIMIT",
            PeakKilobytes = 0,
            RunLimit = 60
        };
        Assert.EndsWith("""
            Mon Oct  8 17:09:51: Exited with exit code 140. The CPU time used is 0.1 second
                                 s;
            Mon Oct  8 17:09:51: Completed <exit>; TERM_RUNLIMIT: job killed after reaching
                                  LSF run time limit;


             RUNLIMIT
             60.0 min

            Summary of time in seconds spent in various states by  Mon Oct  8 17:09:51
              PEND     PSUSP    RUN      USUSP    SSUSP    UNKWN    TOTAL
              50       0        67       0        0        0        117

            """, Bhist.Long(job, now, zone), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name[1-3]", "1 2 3", 0)]
    [InlineData("name[1-10:4,2]%3", "1 2 5 9", 3)]
    public void An_array_is_read_from_the_name(string text, string indices, int limit)
    {
        var array = ArraySpec.Parse(text)!;
        Assert.Equal(("name", indices, limit), (array.Name, string.Join(' ', array.Indices), array.Limit));
    }

    [Theory]
    [InlineData("name[")]
    [InlineData("name[]")]
    [InlineData("name[3-1]")]
    [InlineData("name[0-2]")]
    [InlineData("name[1-2]x")]
    [InlineData("name[a]")]
    public void A_malformed_array_is_refused(string text) => Assert.Null(ArraySpec.Parse(text));
}
