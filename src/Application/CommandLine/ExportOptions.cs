using System.Globalization;
using CommandLine;
using Heppy.Fits;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-export</c> is asked to do.</summary>
public sealed class ExportOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-export",
        Purpose = "Writes histograms of a merged run, with their variations, for fits: pyhf workspaces and datacards of CMS Combine.",
        Examples =
        [
            ("heppy-export Outdir", "what can be exported"),
            ("heppy-export Outdir m4mu --pyhf m4mu.json", "one histogram, against the data"),
            ("heppy-export Outdir 'm4mu_*' --combine m4mu.txt", "a channel for each category"),
            ("heppy-export Outdir m3 --signal ttbar --pyhf m3.json", "another signal than the style says"),
            ("heppy-export Outdir m4mu --asimov 1 --pyhf expected.json", "what is expected in place of the data"),
            ("heppy-export Outdir m4mu --rebin 5 --range 100,150", "wider bins; only prints what would be written"),
        ],
    };

    /// <summary>Directory of the run, then names of histograms.</summary>
    [Value(0, MetaName = "DIR [HISTOGRAM...]", HelpText = "directory of the run; histograms, named as figures: NAME or ANALYZER/NAME, * ? in quotes")]
    public IEnumerable<string> Words { get; set; } = [];

    /// <summary>Where the workspace goes.</summary>
    [Option("pyhf", MetaValue = "FILE", HelpText = "write a pyhf workspace")]
    public string? Pyhf { get; set; }

    /// <summary>Where the datacard goes.</summary>
    [Option("combine", MetaValue = "FILE", HelpText = "write a datacard of CMS Combine, and beside it its histograms, FILE.root")]
    public string? Combine { get; set; }

    /// <summary>Samples that are the signal.</summary>
    [Option("signal", Separator = Arguments.Separator, MetaValue = "NAME", HelpText = "sample or group that is the signal (those drawn as signals); repeatable")]
    public IEnumerable<string> Signals { get; set; } = [];

    /// <summary>Name of the parameter of interest.</summary>
    [Option("poi", MetaValue = "NAME", HelpText = "name of the parameter of interest in pyhf (mu)")]
    public string Interest { get; set; } = "mu";

    /// <summary>Strength of the signal of expected data.</summary>
    [Option("asimov", MetaValue = "MU", HelpText = "in place of data what is expected, with MU times the signal")]
    public double? Asimov { get; set; }

    /// <summary>Take blinded data.</summary>
    [Option("unblind", HelpText = "take data also where the style blinds them")]
    public bool Unblind { get; set; }

    /// <summary>So many bins are made one.</summary>
    [Option("rebin", MetaValue = "N", HelpText = "make N bins one")]
    public int? Rebin { get; set; }

    /// <summary>Range of the axis.</summary>
    [Option("range", MetaValue = "LOW,HIGH", HelpText = "bins in this range only")]
    public string? Range { get; set; }

    /// <summary>A style.</summary>
    [Option("style", MetaValue = "FILE", HelpText = "plot style: JSON, or a configuration with Plots (that of the run)")]
    public string? Style { get; set; }

    /// <summary>Print errors only.</summary>
    [Option('q', "quiet", HelpText = "print errors only")]
    public bool Quiet { get; set; }

    /// <summary>Directory of the run.</summary>
    public string Directory => Words.First();

    /// <summary>What is fitted.</summary>
    public FitChoice Choice => new()
    {
        Channels = [.. Words.Skip(1)],
        Signals = [.. Signals],
        Interest = Interest,
        Asimov = Asimov,
        Unblind = Unblind,
        Rebin = Rebin,
        Range = Limits(),
    };

    /// <inheritdoc/>
    public void Validate()
    {
        if (!Words.Any())
        {
            throw new UserError("heppy-export needs the directory of a run. Type: heppy-export Outdir");
        }

        bool hasNames = Words.Skip(1).Any();
        Check.Needs(Pyhf is not null && !hasNames, "--pyhf", false, $"names of histograms. Type: heppy-export {Directory} NAME --pyhf {Pyhf}");
        Check.Needs(Combine is not null && !hasNames, "--combine", false, $"names of histograms. Type: heppy-export {Directory} NAME --combine {Combine}");
        Check.AtLeast(1, Rebin, "--rebin", "leave it out for the bins as they are");
        Check.Exclusive(Asimov is not null, "--asimov", Unblind, "--unblind");
        if (Asimov is { } strength && !(strength >= 0 && double.IsFinite(strength)))
        {
            throw new UserError($"--asimov {strength.ToString(CultureInfo.InvariantCulture)}: must be 0 or more.");
        }

        if (!(Interest.Length > 0 && char.IsAsciiLetter(Interest[0]) && Interest.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) || Interest == "lumi")
        {
            throw new UserError($"--poi {Interest}: must be a letter, then letters, digits and _, and not 'lumi'.");
        }

        if (Combine is not null && Path.GetExtension(Combine).Equals(".root", StringComparison.OrdinalIgnoreCase))
        {
            throw new UserError($"--combine {Combine}: name the datacard; its histograms go to a .root file beside it. Type: --combine {Path.ChangeExtension(Combine, ".txt")}");
        }

        Limits();
    }

    private double[]? Limits()
    {
        if (Range is null)
        {
            return null;
        }

        double[] limits = [.. Range.Split(',').Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        return limits.Length == 2 && double.IsFinite(limits[0]) && double.IsFinite(limits[1]) && limits[0] < limits[1] ? limits
            : throw new UserError($"--range {Range}: must be two numbers, low and high: --range 100,150");
    }
}
