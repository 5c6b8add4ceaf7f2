using CommandLine;
using Heppy.Graphs;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy</c> is asked to do.</summary>
public sealed class HeppyOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy",
        Purpose = "Runs an analysis over its samples, here, on all cores.",
        Examples =
        [
            ("heppy Outdir analysis.cs", "run everything"),
            ("heppy --dry-run Outdir analysis.cs", "check everything, print the plan, run nothing"),
            ("heppy --graph plan.svg Outdir analysis.cs", "the same, and draw the plan"),
            ("heppy -N 1000 --only 'ggH*' -f Outdir analysis.cs", "a quick look at a part"),
            ("heppy -o minPt=7 Outdir analysis.cs", "set an option of the configuration"),
            ("heppy -e 12345 Outdir analysis.cs", "run one entry and print its event"),
            ("heppy --replay Outdir/ggH_Chunk3", "run the event again at which a chunk failed"),
            ("heppy --resume Outdir", "finish what was stopped or failed"),
            ("heppy new Zmumu", "make a folder with an analysis to start from"),
            ("heppy run test.cs", "run a C# program: a test, or pools"),
            ("heppy doctor", "say what is wrong with this machine"),
            ("heppy ./new analysis.cs", "run into a directory called new, run or doctor"),
        ],
    };

    /// <summary>Directory that receives the results.</summary>
    [Value(0, MetaName = "OUTDIR", HelpText = "directory that receives the results")]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The configuration file, or null (only with <see cref="Resume"/>).</summary>
    [Value(1, MetaName = "CONFIG", HelpText = "the analysis, a C# file; .cs may be left out")]
    public string? Configuration { get; set; }

    /// <summary>Entries to process of each component, or null for all.</summary>
    [Option('N', "nevents", MetaValue = "n", HelpText = "process the first n entries of each component")]
    public long? MaxEvents { get; set; }

    /// <summary>How many events are printed at the start of each component.</summary>
    [Option('p', "nprint", MetaValue = "n", Default = 5, HelpText = "print the first n events (5)")]
    public int PrintedEvents { get; set; }

    /// <summary>The only entry to process, counted from 0, or null.</summary>
    [Option('e', "iEvent", MetaValue = "i", HelpText = "process only entry i (from 0) and print its event")]
    public long? Entry { get; set; }

    /// <summary>Replace what is in the output directory without a question.</summary>
    [Option('f', "force", HelpText = "replace what is in OUTDIR without asking")]
    public bool Force { get; set; }

    /// <summary>Stay at a prompt with the loop loaded.</summary>
    [Option('i', "interactive", HelpText = "stay at a C# prompt with the loop loaded")]
    public bool Interactive { get; set; }

    /// <summary>Log more.</summary>
    [Option('v', "verbose", HelpText = "log more")]
    public bool Verbose { get; set; }

    /// <summary>Log nothing on the screen.</summary>
    [Option('q', "quiet", HelpText = "no log on the screen")]
    public bool Quiet { get; set; }

    /// <summary>Options of the configuration, each <c>KEY=VALUE</c>; <c>KEY</c> alone means true.</summary>
    [Option('o', "option", MetaValue = "K=V", Separator = Arguments.Separator,
        HelpText = "set option K of the configuration; repeatable")]
    public IEnumerable<string> ConfigurationOptions { get; set; } = [];

    /// <summary>Workers, or null for one per core.</summary>
    [Option('j', "ntasks", MetaValue = "n", HelpText = "number of workers (one per core)")]
    public int? Workers { get; set; }

    /// <summary>Report jumps of the memory use.</summary>
    [Option("memcheck", HelpText = "report jumps of the memory use")]
    public bool MemoryCheck { get; set; }

    /// <summary>Record the versions of everything that took part.</summary>
    [Option('t', "trackversions", HelpText = "record the versions of everything that took part")]
    public bool TrackVersions { get; set; }

    /// <summary>Files that replace those of every component.</summary>
    [Option('I', "input", MetaValue = "FILE", Separator = Arguments.Separator,
        HelpText = "read these files instead; repeatable, or separated by commas")]
    public IEnumerable<string> InputFiles { get; set; } = [];

    /// <summary>Print the plan and stop.</summary>
    [Option("dry-run", HelpText = "check everything, print the plan, run nothing")]
    public bool DryRun { get; set; }

    /// <summary>Where the plan is drawn to, or null; nothing is run then.</summary>
    [Option("graph", MetaValue = "FILE", HelpText = "draw the plan, files to merged results, as .svg or .dot; run nothing")]
    public string? Graph { get; set; }

    /// <summary>Patterns of the components to run; none means all.</summary>
    [Option("only", MetaValue = "GLOB", Separator = Arguments.Separator,
        HelpText = "run only components whose name matches; repeatable")]
    public IEnumerable<string> Only { get; set; } = [];

    /// <summary>How many files of each component are read, or null for all.</summary>
    [Option("max-files", MetaValue = "n", HelpText = "read only the first n files of each component")]
    public int? MaxFiles { get; set; }

    /// <summary>What runs the chunks.</summary>
    [Option("executor", MetaValue = "KIND", Default = ExecutorKind.Threads,
        HelpText = "synchronous, threads (the default) or processes")]
    public ExecutorKind Executor { get; set; }

    /// <summary>Merge after the run.</summary>
    [Option("hadd", HelpText = "merge the chunks after the run")]
    public bool Merge { get; set; }

    /// <summary>Finish an earlier run with its own configuration and options.</summary>
    [Option("resume", HelpText = "finish the run in OUTDIR, as it was configured")]
    public bool Resume { get; set; }

    /// <summary>Directory of a failed chunk, or the <c>failure.json</c> in it, to run its event again; or null.</summary>
    [Option("replay", MetaValue = "BUNDLE", HelpText = "run the event at which a chunk failed again, and stay at the prompt")]
    public string? Replay { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        if (Replay is not null)
        {
            if (OutputDirectory.Length > 0)
            {
                throw new UserError($"--replay knows its run: leave {OutputDirectory} out. Type: heppy --replay Outdir/ggH_Chunk3");
            }

            return;
        }

        Check.AtLeast(1, MaxEvents, "-N", "to run nothing but check everything, use --dry-run");
        Check.AtLeast(0, PrintedEvents, "-p", "0 prints none");
        Check.AtLeast(0, Entry, "-e", "entries are counted from 0");
        Check.AtLeast(1, Workers, "-j", "leave it out to use all cores");
        Check.AtLeast(1, MaxFiles, "--max-files", "leave it out to read all files");
        Check.Exclusive(Verbose, "-v", Quiet, "-q");
        Check.Exclusive(Force, "-f", Resume, "--resume");
        Check.Exclusive(Graph is not null, "--graph", Resume, "--resume");
        Check.Exclusive(Graph is not null, "--graph", Entry is not null, "-e");
        Check.Exclusive(Graph is not null, "--graph", Interactive, "-i");
        if (Graph is not null)
        {
            GraphPicture.CheckPath(Graph);
        }

        Check.Keys(ConfigurationOptions);
        InputFiles = [.. InputFiles.SelectMany(f => f.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        if (OutputDirectory.Length == 0 || (Configuration is null && !Resume && Entry is null && !Interactive))
        {
            string got = OutputDirectory.Length == 0 ? "got neither" : $"got only '{OutputDirectory}'";
            throw new UserError($"heppy needs an output directory and a configuration, {got}. Type: heppy Outdir analysis.cs");
        }

        if (Configuration is not null && OutputDirectory.EndsWith(".cs", StringComparison.Ordinal) && File.Exists(OutputDirectory) && !File.Exists(Configuration))
        {
            throw new UserError($"{OutputDirectory} is a file: the output directory comes first. Type: heppy {Configuration} {OutputDirectory}");
        }
    }
}
