using System.Globalization;
using Heppy.Formats.Root.Histograms;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Writing;
using Heppy.Physics;

namespace Heppy.Formats.Root;

/// <summary>All histograms of a component as <c>histograms.root</c>: a directory for each analyzer.</summary>
/// <remarks>
/// Histograms are TH1D, TH2D and TH3D, profiles TProfile, TProfile2D and TProfile3D; all have sums of squared weights. A systematic
/// variation is a histogram of its own, <c>mass__jes_up</c>. What is known of the component is in the directory <c>metadata</c>, as titles.
/// Sums that are not exactly a double are rounded, statistics are those of the bins; <c>histograms.json</c> has everything.
/// </remarks>
public sealed class RootHistogramExport : IHistogramExport
{
    /// <summary>Cells, flow included, beyond which a histogram is left out: it would take more than 64 MB.</summary>
    public const int MostCells = 4_000_000;

    private const string Between = "__";
    private const string MetadataDirectory = "metadata";

    /// <inheritdoc/>
    public string FileName => "histograms.root";

    /// <inheritdoc/>
    public void Write(Stream stream, IReadOnlyList<AnalyzerResults> analyzers, IReadOnlyDictionary<string, object> metadata)
    {
        ArgumentNullException.ThrowIfNull(analyzers);
        ArgumentNullException.ThrowIfNull(metadata);
        using var file = new RootFileWriter(stream, FileName, $"heppy {SoftwareVersion.Number}", RootCompression.Zlib);
        foreach (AnalyzerResults analyzer in analyzers)
        {
            WrittenDirectory directory = file.MakeDirectory(file.Top, analyzer.Name, "");
            foreach (HistogramResult histogram in analyzer.Histograms)
            {
                Write(file, directory, histogram.Name, histogram);
                foreach (string variation in histogram.Variations.Names)
                {
                    Write(file, directory, histogram.Name + Between + variation, histogram.Variations[variation]);
                }
            }
        }

        WrittenDirectory facts = file.Top.Below.Find(d => d.Name == MetadataDirectory) ?? file.MakeDirectory(file.Top, MetadataDirectory, "");
        foreach ((string key, object value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            Note(file, facts, key, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }

        file.Finish();
    }

    private static void Write(RootFileWriter file, WrittenDirectory directory, string name, HistogramResult histogram)
    {
        BinnedContent content = (BinnedContent?)histogram.Histogram ?? histogram.Profile!;
        content.EnsureShape();
        long cells = new Cells([.. content.Axes.Select(a => a.Describe())]).Count;
        if (cells > MostCells)
        {
            Note(file, directory, name, string.Create(CultureInfo.InvariantCulture, $"left out, since it has {cells:N0} cells: see histograms.json"));
            return;
        }

        file.Write(directory, HistogramObject.Of(name, histogram.Title, content), name, histogram.Title);
    }

    private static void Note(RootFileWriter file, WrittenDirectory directory, string name, string text)
    {
        var note = new RootObject("TNamed");
        note.Set("fName", name);
        note.Set("fTitle", text);
        file.Write(directory, note, name, text);
    }
}
