using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-ls</c> is asked to do.</summary>
public sealed class LsOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-ls",
        Purpose = "Says what is in ROOT and Parquet files: trees, columns, types, entries, sizes, histograms.",
        Examples =
        [
            ("heppy-ls file.root", "the trees, histograms and other objects"),
            ("heppy-ls file.root 'Muon_*' MET_pt", "the columns that match, with types and sizes"),
            ("heppy-ls -l file.parquet", "all columns, and all cycles of all objects"),
            ("heppy-ls --tree Runs -l file.root", "one tree only"),
            ("heppy-ls 'data/*.root'", "several files"),
            ("heppy-ls --json file.root", "everything, for programs"),
        ],
    };

    /// <summary>Files, globs of files, and patterns of columns.</summary>
    [Value(0, MetaName = "FILE", HelpText = "files, then perhaps names of columns; * ? [ab] in either, in quotes")]
    public IEnumerable<string> Words { get; set; } = [];

    /// <summary>List columns, and older cycles.</summary>
    [Option('l', "long", HelpText = "list all columns, and older cycles of objects")]
    public bool Long { get; set; }

    /// <summary>The only object to list, or null.</summary>
    [Option("tree", MetaValue = "NAME", HelpText = "list only this tree or object; NAME;2 is one cycle, * ? [ab] may stand in it")]
    public string? Tree { get; set; }

    /// <summary>Print JSON.</summary>
    [Option("json", HelpText = "print everything as JSON")]
    public bool Json { get; set; }

    /// <summary>Print nothing.</summary>
    [Option('q', "quiet", HelpText = "print problems only: the exit code says whether everything is there")]
    public bool Quiet { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        if (!Words.Any())
        {
            throw new UserError("heppy-ls needs a file. Type: heppy-ls file.root");
        }
    }
}
