using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-batch</c> is asked to do.</summary>
public sealed class BatchOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-batch",
        Purpose = "Plans a run and submits its chunks to a batch system.",
        Examples =
        [
            ("heppy-batch -o Outdir analysis.cs -b 'bsub -q 1nh < batchScript.sh'", "submit each chunk with this command, run in its directory"),
            ("heppy-batch -o Outdir analysis.cs --site slurm --time 1h --memory 2G", "submit to Slurm"),
            ("heppy-batch -o Outdir analysis.cs --site slurm --array --max-running 200", "as one array"),
            ("heppy-batch -o Outdir analysis.cs --site slurm -r root://eos//eos/me", "keep the trees of the chunks elsewhere"),
            ("heppy-batch -o Outdir analysis.cs -n", "write the scripts, submit nothing"),
            ("heppy-batch --pilot -o Outdir analysis.cs", "measure a few thousand events, propose how to split"),
            ("heppy-batch -o Outdir analysis.cs -b 'nohup ./batchScript.sh &'", "run all chunks here, in the background"),
        ],
    };

    /// <summary>The configuration file.</summary>
    [Value(0, MetaName = "CONFIG", HelpText = "the analysis, a C# file; .cs may be left out")]
    public string Configuration { get; set; } = "";

    /// <summary>Directory that receives the results, or null for one named after the time.</summary>
    [Option('o', "output-dir", MetaValue = "OUTDIR", HelpText = "directory that receives the results (OutBatch_<date>_<time>)")]
    public string? OutputDirectory { get; set; }

    /// <summary>The submit command, run by the shell in the directory of each chunk, or null.</summary>
    [Option('b', "batch", MetaValue = "CMD", HelpText = "submit each chunk with this command, run in its directory")]
    public string? Batch { get; set; }

    /// <summary>Name of a site profile, or null.</summary>
    [Option("site", MetaValue = "NAME", HelpText = "submit as the profile of this site says: lsf, slurm, sge, htcondor, pbs, local, or yours")]
    public string? Site { get; set; }

    /// <summary>Path or URL that receives the large outputs, or null to keep them in the output directory.</summary>
    [Option('r', "remote-copy", MetaValue = "DEST", HelpText = "copy the trees of each chunk to this path or URL, keep them there only")]
    public string? Destination { get; set; }

    /// <summary>Replace what is in the output directory.</summary>
    [Option('f', "force", HelpText = "replace what is in OUTDIR without asking")]
    public bool Force { get; set; }

    /// <summary>Write everything, submit nothing.</summary>
    [Option('n', "negate", HelpText = "write the scripts, submit nothing")]
    public bool Negate { get; set; }

    /// <summary>Entries to process of each component, or null for all.</summary>
    [Option('N', "nevents", MetaValue = "n", HelpText = "process the first n entries of each component")]
    public long? MaxEvents { get; set; }

    /// <summary>Options of the configuration, each <c>KEY=VALUE</c>.</summary>
    [Option("option", MetaValue = "K=V", Separator = Arguments.Separator, HelpText = "set option K of the configuration; repeatable")]
    public IEnumerable<string> ConfigurationOptions { get; set; } = [];

    /// <summary>Patterns of the components to run; none means all.</summary>
    [Option("only", MetaValue = "GLOB", Separator = Arguments.Separator, HelpText = "only components whose name matches; repeatable")]
    public IEnumerable<string> Only { get; set; } = [];

    /// <summary>How many files of each component are read, or null for all.</summary>
    [Option("max-files", MetaValue = "n", HelpText = "read only the first n files of each component")]
    public int? MaxFiles { get; set; }

    /// <summary>Limit of the wall time of a job, or null.</summary>
    [Option("time", MetaValue = "T", HelpText = "wall time of a job: 30m, 8h; it stops in time and keeps what is done")]
    public string? Time { get; set; }

    /// <summary>How long before the limit a job stops, or null.</summary>
    [Option("stop-before", MetaValue = "T", HelpText = "how long before its limit a job stops (2m)")]
    public string? StopBefore { get; set; }

    /// <summary>Limit of the memory of a job, or null.</summary>
    [Option("memory", MetaValue = "SIZE", HelpText = "memory of a job: 2G, 2000M")]
    public string? Memory { get; set; }

    /// <summary>Cores of a job, or null for one.</summary>
    [Option("cores", MetaValue = "n", HelpText = "cores of a job (1)")]
    public int? Cores { get; set; }

    /// <summary>Queue or partition, or null.</summary>
    [Option("queue", MetaValue = "NAME", HelpText = "queue or partition")]
    public string? Queue { get; set; }

    /// <summary>Submit all chunks as one array.</summary>
    [Option("array", HelpText = "submit all chunks as one array")]
    public bool Array { get; set; }

    /// <summary>How many tasks of an array may run at once, or null.</summary>
    [Option("max-running", MetaValue = "n", HelpText = "with --array: tasks that run at once")]
    public int? MaximumRunning { get; set; }

    /// <summary>Measure a few thousand events of each component here, propose a split, submit nothing.</summary>
    [Option("pilot", HelpText = "measure rate and memory here, propose how to split; submit nothing")]
    public bool Pilot { get; set; }

    /// <summary>Wall time that each chunk is to take, or null.</summary>
    [Option("target-time", MetaValue = "T", HelpText = "measure first, then split for jobs of this length")]
    public string? TargetTime { get; set; }

    /// <summary>Submit a job that merges when all are done.</summary>
    [Option("then-hadd", HelpText = "submit a last job that checks and merges when all have succeeded")]
    public bool ThenHadd { get; set; }

    /// <summary>Whether program, run and input files travel with each job.</summary>
    [Option("no-shared-disk", HelpText = "the nodes do not see this disk: program, run and input files travel with each job (HTCondor)")]
    public bool NoSharedDisk { get; set; }

    /// <summary>Batch system to play on this machine, or null.</summary>
    [Option("rehearse", MetaValue = "SYSTEM", HelpText = "play lsf or htcondor on this machine, to try a campaign out")]
    public string? Rehearse { get; set; }

    /// <summary>How long the submit command may take, or null for a minute.</summary>
    [Option("command-timeout", MetaValue = "T", HelpText = "how long a command of the batch system may take (60s)")]
    public string? CommandTimeout { get; set; }

    /// <summary>Log nothing on the screen.</summary>
    [Option('q', "quiet", HelpText = "no log on the screen")]
    public bool Quiet { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        Check.AtLeast(1, MaxEvents, "-N", "to write everything but submit nothing, use -n");
        Check.AtLeast(1, MaxFiles, "--max-files", "leave it out to read all files");
        Check.AtLeast(1, Cores, "--cores", "leave it out for one");
        Check.AtLeast(1, MaximumRunning, "--max-running", "leave it out for no limit");
        Check.Keys(ConfigurationOptions, "--option");
        Check.Exclusive(Batch is not null, "-b", Site is not null, "--site");
        Check.Exclusive(Batch is not null, "-b", Array, "--array");
        Check.Exclusive(Negate, "-n", ThenHadd, "--then-hadd");
        Check.Needs(MaximumRunning is not null, "--max-running", Array, "--array");
        if (Configuration.Length == 0)
        {
            throw new UserError("heppy-batch needs a configuration. Type: heppy-batch -o Outdir analysis.cs -b 'bsub -q 1nh < batchScript.sh'");
        }

        if (Destination?.Trim().Length == 0)
        {
            throw new UserError("-r '': the destination is empty. Type a path or a URL, or leave -r out.");
        }

        if (Batch?.Trim().Length == 0)
        {
            throw new UserError("-b '': the submit command is empty. Type for instance: -b 'bsub -q 1nh < batchScript.sh'");
        }

        if (Batch is null && Site is null && Rehearse is null && !Negate && !Pilot)
        {
            throw new UserError("how to submit? -b 'bsub -q 1nh < batchScript.sh' (or any other command), or --site slurm; -n writes the scripts only.");
        }

        if (Time is not null && StopBefore is not null && Quantity.Time(StopBefore, "--stop-before") >= Quantity.Time(Time, "--time"))
        {
            throw new UserError($"--stop-before {StopBefore}: a job that stops so long before its limit of {Time} does nothing. Ask for more --time, or stop later.");
        }

        _ = TargetTime is null ? default : Quantity.Time(TargetTime, "--target-time");
        _ = CommandTimeout is null ? default : Quantity.Time(CommandTimeout, "--command-timeout");
    }
}
