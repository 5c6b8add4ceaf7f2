using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-convert</c> is asked to do.</summary>
public sealed class ConvertOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-convert",
        Purpose = "Converts ROOT files to Parquet and back, many at once; a second call does only what is not done.",
        Examples =
        [
            ("heppy-convert nano.root nano.parquet", "convert one file"),
            ("heppy-convert 'data/*.root' Parquet", "each file to one in a directory"),
            ("heppy-convert --columns 'run,Muon_*' nano.root muons.parquet", "some columns only"),
            ("heppy-convert --drop 'HLT_*,L1_*' nano.root small.parquet", "all columns but these"),
            ("heppy-convert --tree Runs nano.root runs.parquet", "another tree than Events"),
            ("heppy-convert events.parquet events.root", "Parquet to a TTree, or RNTuple to a TTree"),
            ("heppy-convert --merge 'data/*.root' all.parquet", "all files to one"),
        ],
    };

    /// <summary>Input files or globs, then the output.</summary>
    [Value(0, MetaName = "IN... OUT", HelpText = "files or globs; then a directory, or for one file (or --merge) the name of a .parquet or .root file")]
    public IEnumerable<string> Words { get; set; } = [];

    /// <summary>Patterns of columns to keep; none means all.</summary>
    [Option("columns", MetaValue = "GLOBS", Separator = Arguments.Separator, HelpText = "columns to keep, separated by commas; repeatable")]
    public IEnumerable<string> Columns { get; set; } = [];

    /// <summary>Patterns of columns to drop of those.</summary>
    [Option("drop", MetaValue = "GLOBS", Separator = Arguments.Separator, HelpText = "columns to drop of those, separated by commas; repeatable")]
    public IEnumerable<string> Drop { get; set; } = [];

    /// <summary>Tree to convert, or null for Events, or else the only one.</summary>
    [Option("tree", MetaValue = "NAME", HelpText = "tree to convert (Events, or else the only one)")]
    public string? Tree { get; set; }

    /// <summary>Format of files in a directory, or null for Parquet.</summary>
    [Option("to", MetaValue = "FORMAT", HelpText = "what files in a directory become: parquet or root (parquet)")]
    public string? To { get; set; }

    /// <summary>Codec and perhaps level of the output.</summary>
    [Option("compression", MetaValue = "NAME", HelpText = "zstd, snappy, gzip, none (zstd); zstd:fast, zstd:small, same for gzip; of ROOT zstd, zlib, none")]
    public string? Compression { get; set; }

    /// <summary>Rows in each row group, or null to choose.</summary>
    [Option("row-group", MetaValue = "n", HelpText = "rows in each row group of Parquet (65536, fewer where rows are large)")]
    public int? RowsPerGroup { get; set; }

    /// <summary>Put all files into one.</summary>
    [Option("merge", HelpText = "put all files into one, one after another")]
    public bool Merge { get; set; }

    /// <summary>How many files are converted at once, or null for one per core.</summary>
    [Option('j', "jobs", MetaValue = "n", HelpText = "how many files to convert at once (one per core)")]
    public int? Jobs { get; set; }

    /// <summary>Replace what is there.</summary>
    [Option('f', "force", HelpText = "replace outputs that are there, whatever they are")]
    public bool Force { get; set; }

    /// <summary>Print errors only.</summary>
    [Option('q', "quiet", HelpText = "print warnings and errors only")]
    public bool Quiet { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        string[] words = [.. Words];
        if (words.Length < 2)
        {
            throw new UserError(words.Length == 0
                ? "heppy-convert needs files and an output. Type: heppy-convert nano.root nano.parquet"
                : $"heppy-convert needs files and an output, got only '{words[0]}'. Type: heppy-convert {words[0]} {Path.GetFileNameWithoutExtension(words[0])}.parquet");
        }

        Check.AtLeast(1, Jobs, "-j", "leave it out to use all cores");
        Check.AtLeast(1, RowsPerGroup, "--row-group", "leave it out for 65536, or fewer where rows are large");
    }
}
