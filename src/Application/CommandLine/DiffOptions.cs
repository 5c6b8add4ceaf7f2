using System.Globalization;
using CommandLine;
using Heppy.Tables;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-diff</c> is asked to do.</summary>
public sealed class DiffOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-diff",
        Purpose = "Compares two runs: code, configuration, inputs, cut flows, histograms, trees, times. Ends with 8 if their results differ.",
        Examples =
        [
            ("heppy-diff Out_old Out_new", "whatever is not exactly the same"),
            ("heppy-diff Out_old Out_new --tolerance 1e-9", "numbers may differ by this part of them"),
            ("heppy-diff Out_seed1 Out_seed2 --probability 1e-4", "results of independent events: by chi-square and Kolmogorov tests"),
            ("heppy-diff Out_old Out_new --format md", "for a pull request"),
        ],
    };

    /// <summary>Directory of the first run.</summary>
    [Value(0, MetaName = "A", HelpText = "directory of a run; it need not be merged")]
    public string First { get; set; } = "";

    /// <summary>Directory of the second run.</summary>
    [Value(1, MetaName = "B", HelpText = "directory of another run")]
    public string Second { get; set; } = "";

    /// <summary>Relative difference that is none.</summary>
    [Option("tolerance", MetaValue = "X", HelpText = "numbers may differ by this part of the larger one (0)")]
    public string? Tolerance { get; set; }

    /// <summary>Least probability of results that are the same.</summary>
    [Option("probability", MetaValue = "P", HelpText = "results differ if this improbable for equal parents")]
    public string? Probability { get; set; }

    /// <summary>Form of the tables.</summary>
    [Option("format", MetaValue = "FORMAT", Default = TableFormat.Text, HelpText = "text, md, tex (text)")]
    public TableFormat Format { get; set; }

    /// <summary>Print the last line only.</summary>
    [Option('q', "quiet", HelpText = "print the last line only")]
    public bool Quiet { get; set; }

    /// <summary>Relative difference that is none.</summary>
    public double Relative => Number(Tolerance, "--tolerance") ?? 0;

    /// <summary>Least probability of results that are the same, or null to compare numbers.</summary>
    public double? Least => Number(Probability, "--probability");

    /// <inheritdoc/>
    public void Validate()
    {
        if (Second.Length == 0)
        {
            throw new UserError("heppy-diff needs the directories of two runs. Type: heppy-diff Out_old Out_new");
        }

        Check.Exclusive(Tolerance is not null, "--tolerance", Probability is not null, "--probability");
        _ = (Relative, Least);
    }

    private static double? Number(string? text, string option) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and < 1 ? value
        : throw new UserError($"{option} {text}: not a number from 0 to below 1. Type for instance: {option} 1e-6");
}
