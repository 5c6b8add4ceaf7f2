using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-plot</c> is asked to do.</summary>
public sealed class PlotOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-plot",
        Purpose = "Draws all histograms, profiles and cut flows of a merged run: simulation stacked and scaled, data, ratio.",
        Examples =
        [
            ("heppy-plot Outdir", "all figures, linear and logarithmic, in Outdir/plots"),
            ("heppy-plot Outdir --only 'mass*' --log", "the logarithmic figures of some histograms"),
            ("heppy-plot Outdir --only 'FourMuons*/cut_flow'", "of one analyzer"),
            ("heppy-plot Outdir --format pdf,png --out Figures", "for a paper and for slides"),
            ("heppy-plot Outdir --style plots.json", "with another style than that of the run; see docs/plots.md"),
            ("heppy-plot Outdir --style analysis.cs", "with that of the configuration as it is now"),
            ("heppy-plot Outdir --normalize", "compare shapes"),
        ],
    };

    /// <summary>Directory of the run.</summary>
    [Value(0, MetaName = "DIR", HelpText = "directory of the run, or of its merged results")]
    public string Directory { get; set; } = "";

    /// <summary>Which histograms and cut flows.</summary>
    [Option("only", Separator = Arguments.Separator, MetaValue = "GLOB", HelpText = "histograms and cut flows of these names, or ANALYZER/NAME; repeatable")]
    public IEnumerable<string> Only { get; set; } = [];

    /// <summary>Where the figures go.</summary>
    [Option("out", MetaValue = "DIR", HelpText = "where the figures go (DIR/plots)")]
    public string? Out { get; set; }

    /// <summary>Formats, separated by commas.</summary>
    [Option("format", MetaValue = "LIST", HelpText = "svg, pdf, png, separated by commas (svg)")]
    public string Format { get; set; } = "svg";

    /// <summary>Logarithmic figures.</summary>
    [Option("log", HelpText = "logarithmic figures only")]
    public bool Log { get; set; }

    /// <summary>Linear figures.</summary>
    [Option("linear", HelpText = "linear figures only")]
    public bool Linear { get; set; }

    /// <summary>Linear and logarithmic figures.</summary>
    [Option("both", HelpText = "linear and logarithmic figures, whatever the style says")]
    public bool Both { get; set; }

    /// <summary>A style.</summary>
    [Option("style", MetaValue = "FILE", HelpText = "style to draw with: JSON, or a configuration with Plots (that of the run)")]
    public string? Style { get; set; }

    /// <summary>Compare shapes.</summary>
    [Option("normalize", HelpText = "compare shapes: every sample by itself, normalised to 1")]
    public bool Normalize { get; set; }

    /// <summary>Number of threads.</summary>
    [Option('j', "jobs", MetaValue = "N", HelpText = "threads (all cores)")]
    public int? Jobs { get; set; }

    /// <summary>Print errors only.</summary>
    [Option('q', "quiet", HelpText = "print errors only")]
    public bool Quiet { get; set; }

    /// <summary>The formats.</summary>
    public IReadOnlyList<FigureFormat> Formats => [.. Format.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FormatOf).Distinct()];

    /// <summary>The scale that is asked for, or null.</summary>
    public FigureScale? Scale => Both ? FigureScale.Both : Log ? FigureScale.Log : Linear ? FigureScale.Linear : null;

    /// <inheritdoc/>
    public void Validate()
    {
        Check.Exclusive(Log, "--log", Linear, "--linear");
        Check.Exclusive(Log || Linear, Log ? "--log" : "--linear", Both, "--both");
        Check.AtLeast(1, Jobs, "-j", "leave it out for all cores");
        if (Formats.Count == 0)
        {
            throw new UserError("--format needs at least one of svg, pdf, png.");
        }

        if (Directory.Length == 0)
        {
            throw new UserError("heppy-plot needs the directory of a run. Type: heppy-plot Outdir");
        }
    }

    private static FigureFormat FormatOf(string name)
    {
        string[] known = [.. Enum.GetNames<FigureFormat>().Select(n => n.ToLowerInvariant())];
        return known.Contains(name) ? Enum.Parse<FigureFormat>(name, ignoreCase: true)
            : throw new UserError($"--format {name}: not one of {string.Join(", ", known)}.{Nearest.Sentence(name, known)}");
    }
}
