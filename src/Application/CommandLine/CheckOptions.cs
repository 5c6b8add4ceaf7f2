using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-check</c> is asked to do.</summary>
public sealed class CheckOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-check",
        Purpose = "Says which chunks are good, bad, missing or under way, and resubmits the bad ones.",
        Examples =
        [
            ("heppy-check Outdir/*Chunk*", "check these chunks"),
            ("heppy-check Outdir", "check the whole run"),
            ("heppy-check --deep Outdir", "read all outputs again and compare their digests"),
            ("heppy-check Outdir/*Chunk* -b 'bsub -q 1nh'", "resubmit the bad ones with this command"),
            ("heppy-check Outdir --resubmit", "resubmit as recorded, with more memory or time where that was missing"),
            ("heppy-check Outdir --watch", "look again and again until all is sealed"),
            ("heppy-check --cancel Outdir", "cancel all jobs of the run"),
        ],
    };

    /// <summary>Chunks, or directories of runs.</summary>
    [Value(0, MetaName = "DIRS", HelpText = "chunks, or directories of runs")]
    public IEnumerable<string> Directories { get; set; } = [];

    /// <summary>Command that submits a chunk, without job name and script; null to only report.</summary>
    [Option('b', "batch", MetaValue = "CMD", HelpText = "resubmit bad chunks with this command; job name and script are added")]
    public string? Batch { get; set; }

    /// <summary>Resubmit as recorded.</summary>
    [Option("resubmit", HelpText = "resubmit bad chunks as they were submitted before")]
    public bool Resubmit { get; set; }

    /// <summary>Name of a site profile for the resubmission, or null for the recorded one.</summary>
    [Option("site", MetaValue = "NAME", HelpText = "with --resubmit: the profile of this site instead")]
    public string? Site { get; set; }

    /// <summary>Resubmit as arrays.</summary>
    [Option("array", HelpText = "with --resubmit: as arrays")]
    public bool Array { get; set; }

    /// <summary>Wall time of resubmitted jobs, or null.</summary>
    [Option("time", MetaValue = "T", HelpText = "wall time of the next attempts: 30m, 8h")]
    public string? Time { get; set; }

    /// <summary>Memory of resubmitted jobs, or null.</summary>
    [Option("memory", MetaValue = "SIZE", HelpText = "memory of the next attempts: 2G, 2000M")]
    public string? Memory { get; set; }

    /// <summary>Queue of resubmitted jobs, or null.</summary>
    [Option("queue", MetaValue = "NAME", HelpText = "queue or partition of the next attempts")]
    public string? Queue { get; set; }

    /// <summary>Attempts at a chunk, all in all.</summary>
    [Option("max-attempts", MetaValue = "n", Default = 5, HelpText = "attempts at a chunk, all in all (5)")]
    public int MaximumAttempts { get; set; } = 5;

    /// <summary>The most memory that is asked for, or null.</summary>
    [Option("max-memory", MetaValue = "SIZE", HelpText = "the most memory to ask for (16G)")]
    public string? MaximumMemory { get; set; }

    /// <summary>The longest time that is asked for, or null.</summary>
    [Option("max-time", MetaValue = "T", HelpText = "the longest wall time to ask for (7d)")]
    public string? MaximumTime { get; set; }

    /// <summary>How long a missing job is waited for, or null.</summary>
    [Option("grace", MetaValue = "T", HelpText = "how long a job may be missing before it counts as lost (60s)")]
    public string? Grace { get; set; }

    /// <summary>Cancel all jobs.</summary>
    [Option("cancel", HelpText = "cancel the jobs of these chunks, or all of the run")]
    public bool Cancel { get; set; }

    /// <summary>Look again until all is sealed.</summary>
    [Option("watch", HelpText = "look again and again until all is sealed, or nothing more happens")]
    public bool Watch { get; set; }

    /// <summary>Seconds between two looks.</summary>
    [Option("interval", MetaValue = "T", HelpText = "with --watch: time between two looks (10s)")]
    public string? Interval { get; set; }

    /// <summary>Print JSON.</summary>
    [Option("json", HelpText = "print everything as JSON")]
    public bool Json { get; set; }

    /// <summary>Compare the digests of all outputs.</summary>
    [Option("deep", HelpText = "read all outputs again and compare their digests")]
    public bool Deep { get; set; }

    /// <summary>How long a command of the batch system may take, or null for a minute.</summary>
    [Option("command-timeout", MetaValue = "T", HelpText = "how long a command of the batch system may take (60s)")]
    public string? CommandTimeout { get; set; }

    /// <summary>Print bad chunks only.</summary>
    [Option('q', "quiet", HelpText = "print bad chunks only")]
    public bool Quiet { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        if (!Directories.Any())
        {
            throw new UserError("heppy-check needs chunks or the directory of a run. Type: heppy-check Outdir/*Chunk*");
        }

        Check.Exclusive(Batch is not null, "-b", Resubmit, "--resubmit");
        Check.Exclusive(Batch is not null, "-b", Site is not null, "--site");
        Check.Exclusive(Batch is not null, "-b", Array, "--array");
        Check.Exclusive(Cancel, "--cancel", Resubmit || Batch is not null, "resubmitting");
        Check.AtLeast(1, MaximumAttempts, "--max-attempts", "leave it out for 5");
        if (Batch?.Trim().Length == 0)
        {
            throw new UserError("-b '': the submit command is empty. Type for instance: -b 'bsub -q 1nh'");
        }

        Check.Exclusive(Watch, "--watch", Cancel || Resubmit || Batch is not null, "resubmitting or cancelling");
        Check.Exclusive(Json, "--json", Cancel || Resubmit || Batch is not null, "resubmitting or cancelling");
        Check.Needs(Array, "--array", Resubmit, "--resubmit");
        Check.Needs(Site is not null, "--site", Resubmit, "--resubmit");
        Check.Needs(Interval is not null, "--interval", Watch, "--watch");
        foreach ((string? value, string option) in new[] { (Time, "--time"), (Memory, "--memory"), (Queue, "--queue"), (MaximumTime, "--max-time"), (MaximumMemory, "--max-memory") })
        {
            Check.Needs(value is not null, option, Resubmit || Batch is not null, "--resubmit, or -b CMD");
        }
    }
}
