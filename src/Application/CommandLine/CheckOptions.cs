using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-check</c> is asked to do.</summary>
public sealed class CheckOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-check",
        Purpose = "Says which chunks are good, bad or missing, and resubmits the bad ones.",
        Examples =
        [
            ("heppy-check Outdir/*Chunk*", "check these chunks"),
            ("heppy-check Outdir", "check the whole run"),
            ("heppy-check --deep Outdir/*Chunk*", "read all outputs again and compare their digests"),
            ("heppy-check Outdir/*Chunk* -b 'bsub -q 1nh < batchScript.sh'", "resubmit the bad ones"),
        ],
    };

    /// <summary>Chunks, or directories of runs.</summary>
    [Value(0, MetaName = "DIRS", HelpText = "chunks, or directories of runs")]
    public IEnumerable<string> Directories { get; set; } = [];

    /// <summary>Command that submits a chunk from inside its directory, or null to only report.</summary>
    [Option('b', "batch", MetaValue = "CMD", HelpText = "resubmit bad chunks with this command")]
    public string? Batch { get; set; }

    /// <summary>Compare the digests of all outputs.</summary>
    [Option("deep", HelpText = "read all outputs again and compare their digests")]
    public bool Deep { get; set; }

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
    }
}
