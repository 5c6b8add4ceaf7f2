using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-draw</c> is asked to do.</summary>
public sealed class DrawOptions : ICommandOptions
{
    private static readonly string[] Formats = ["svg", "pdf", "png"];

    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-draw",
        Purpose = "Draws what expressions of columns are in ROOT and Parquet files, in the terminal or as a picture: a quick look.",
        Examples =
        [
            ("heppy-draw 'data/*.parquet' Muon_pt --cut 'nMuon > 1 && MET_pt < 50' --bins 50,0,100", "the elements of a list"),
            ("heppy-draw a.root 'Muon_pt[0]' 'Sum(Jet_pt)' 'Count(Jet_pt > 30)'", "an element, and functions of lists"),
            ("heppy-draw a.root 'Muon_pt : Muon_eta' -o map.pdf", "y over x"),
            ("heppy-draw MET_pt --sample 'Z=z/*.root' --sample 'W=w/*.root' --weight genWeight --normalize", "samples together"),
            ("heppy-draw a.root 'Muon_pt[0]' 'Muon_pt[1]' --overlay", "expressions together"),
            ("heppy-draw a.root --list 'Muon_*'", "columns with types, sizes and ranges"),
        ],
    };

    /// <summary>Files, then expressions.</summary>
    [Value(0, MetaName = "FILE-OR-EXPR", HelpText = "files, then expressions (C#) of their columns; with --list patterns of columns")]
    public IEnumerable<string> Words { get; set; } = [];

    /// <summary>Samples in place of files.</summary>
    [Option("sample", Separator = Arguments.Separator, MetaValue = "NAME=FILES", HelpText = "draw these files under a name, with others together; files separated by commas; repeatable")]
    public IEnumerable<string> Samples { get; set; } = [];

    /// <summary>Condition.</summary>
    [Option("cut", MetaValue = "EXPR", HelpText = "draw only what satisfies this condition")]
    public string? Cut { get; set; }

    /// <summary>Weight.</summary>
    [Option("weight", MetaValue = "EXPR", HelpText = "fill with this weight")]
    public string? Weight { get; set; }

    /// <summary>Bins.</summary>
    [Option("bins", MetaValue = "N,LOW,HIGH", HelpText = "bins and range; of two axes first x, then y: 50,-4,4,40,0,80; N alone finds the range (found)")]
    public string? Bins { get; set; }

    /// <summary>All expressions in one figure.</summary>
    [Option("overlay", HelpText = "draw all expressions in one figure")]
    public bool Overlay { get; set; }

    /// <summary>Compare shapes.</summary>
    [Option("normalize", HelpText = "compare shapes: each sample by itself, normalised to 1")]
    public bool Normalize { get; set; }

    /// <summary>Logarithmic.</summary>
    [Option("log", HelpText = "logarithmic")]
    public bool Log { get; set; }

    /// <summary>Picture to write.</summary>
    [Option('o', "out", MetaValue = "FILE", HelpText = "draw a picture instead: FILE.svg, .pdf or .png")]
    public string? Out { get; set; }

    /// <summary>List columns.</summary>
    [Option("list", HelpText = "list columns with types, sizes and ranges, and draw nothing")]
    public bool List { get; set; }

    /// <summary>Tree to read.</summary>
    [Option("tree", MetaValue = "NAME", HelpText = "tree to read (Events, or the only one)")]
    public string? Tree { get; set; }

    /// <summary>Number of events.</summary>
    [Option('N', "events", MetaValue = "N", HelpText = "read the first N events of each sample (all)")]
    public long? Events { get; set; }

    /// <summary>Number of threads.</summary>
    [Option('j', "jobs", MetaValue = "N", HelpText = "threads (all cores)")]
    public int? Jobs { get; set; }

    /// <summary>No progress, no notes.</summary>
    [Option('q', "quiet", HelpText = "no progress and no notes")]
    public bool Quiet { get; set; }

    /// <summary>Format of the picture.</summary>
    public FigureFormat Format => Enum.Parse<FigureFormat>(Path.GetExtension(Out!).TrimStart('.'), ignoreCase: true);

    /// <inheritdoc/>
    public void Validate()
    {
        CommandLine.Check.AtLeast(1, Jobs, "-j", "leave it out for all cores");
        CommandLine.Check.AtLeast(1, Events, "-N", "leave it out for all events");
        CommandLine.Check.Exclusive(List, "--list", Out is not null, "-o");
        if (Out is not null && !Formats.Contains(Path.GetExtension(Out).TrimStart('.').ToLowerInvariant()))
        {
            throw new UserError($"-o {Out}: the name must end with .svg, .pdf or .png.");
        }

        if (!Words.Any() && (!List || !Samples.Any()))
        {
            throw new UserError("heppy-draw needs files and an expression. Type: heppy-draw file.root Muon_pt");
        }
    }
}
