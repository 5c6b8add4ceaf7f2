using CommandLine;
using Heppy.Tables;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-hadd</c> is asked to do.</summary>
public sealed class HaddOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-hadd",
        Purpose = "Adds up the chunks of a run, after proving that every event is in exactly one of them.",
        Examples =
        [
            ("heppy-hadd Outdir", "merge the chunks of each component, in Outdir"),
            ("heppy-hadd Outdir Merged", "leave the merged results in another directory"),
            ("heppy-hadd -r Outdir", "merge again, replacing what was merged before"),
            ("heppy-hadd -c Outdir", "move the chunks to Outdir/Chunks afterwards"),
            ("heppy-hadd -q --tables tex Outdir > cuts.tex", "the cut flows of all components side by side, scaled to the luminosity"),
            ("heppy-hadd --allow-partial Outdir", "merge what is there, marked with its fraction"),
        ],
    };

    /// <summary>Directory of the run.</summary>
    [Value(0, MetaName = "DIR", HelpText = "directory of the run")]
    public string Directory { get; set; } = "";

    /// <summary>Where the merged results go, or null for <see cref="Directory"/>.</summary>
    [Value(1, MetaName = "[DEST]", HelpText = "where the merged results go (DIR)")]
    public string? Destination { get; set; }

    /// <summary>Replace merged directories that exist.</summary>
    [Option('r', "remove", HelpText = "replace merged directories that exist")]
    public bool Remove { get; set; }

    /// <summary>Move the chunks aside after the merge.</summary>
    [Option('c', "clean", HelpText = "move the chunks to DIR/Chunks after the merge")]
    public bool Clean { get; set; }

    /// <summary>Merge although events are missing.</summary>
    [Option("allow-partial", HelpText = "merge although events are missing; the fraction is marked")]
    public bool AllowPartial { get; set; }

    /// <summary>Print the cut flows as tables in this format.</summary>
    [Option("tables", MetaValue = "FORMAT", HelpText = "print the cut flows of all components side by side: text, md or tex")]
    public TableFormat? Tables { get; set; }

    /// <summary>Print errors only.</summary>
    [Option('q', "quiet", HelpText = "print errors only")]
    public bool Quiet { get; set; }

    /// <summary>Print more.</summary>
    [Option('v', "verbose", HelpText = "print more")]
    public bool Verbose { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        Check.Exclusive(Verbose, "-v", Quiet, "-q");
        if (Directory.Length == 0)
        {
            throw new UserError("heppy-hadd needs the directory of a run. Type: heppy-hadd Outdir");
        }
    }
}
