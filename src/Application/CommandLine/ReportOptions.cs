using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-report</c> is asked to do.</summary>
public sealed class ReportOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-report",
        Purpose = "Writes one page on a run, with all figures: report.html for a browser, report.md for a pull request.",
        Examples =
        [
            ("heppy-report Outdir", "write Outdir/report.html and Outdir/report.md"),
            ("heppy-report Outdir --out Pages", "write them to another directory"),
            ("heppy-report Outdir --style analysis.cs", "with the plot style of the configuration as it is now"),
            ("heppy-report Outdir --no-figures", "tables only"),
        ],
    };

    /// <summary>Directory of the run.</summary>
    [Value(0, MetaName = "DIR", HelpText = "directory of the run; it need not be merged, nor complete")]
    public string Directory { get; set; } = "";

    /// <summary>Where the report goes.</summary>
    [Option("out", MetaValue = "DIR", HelpText = "where the two files go (DIR)")]
    public string? Out { get; set; }

    /// <summary>A style.</summary>
    [Option("style", MetaValue = "FILE", HelpText = "style to draw with: JSON, or a configuration with Plots (that of the run)")]
    public string? Style { get; set; }

    /// <summary>Tables only.</summary>
    [Option("no-figures", HelpText = "tables only")]
    public bool NoFigures { get; set; }

    /// <summary>Number of threads.</summary>
    [Option('j', "jobs", MetaValue = "N", HelpText = "threads (all cores)")]
    public int? Jobs { get; set; }

    /// <summary>Print errors only.</summary>
    [Option('q', "quiet", HelpText = "print errors only")]
    public bool Quiet { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        Check.AtLeast(1, Jobs, "-j", "leave it out for all cores");
        Check.Exclusive(NoFigures, "--no-figures", Style is not null, "--style");
        if (Directory.Length == 0)
        {
            throw new UserError("heppy-report needs the directory of a run. Type: heppy-report Outdir");
        }
    }
}
