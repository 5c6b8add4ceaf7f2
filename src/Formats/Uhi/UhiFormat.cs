using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>Histograms as UHI JSON, schema 1: what <c>hist</c> and <c>boost-histogram</c> read.</summary>
/// <remarks>
/// One file holds an object of name to histogram. Histograms are <c>weighted</c> storage, profiles <c>weighted_mean</c>. Sums that are
/// not exactly a double have their rest in <c>writer_info.heppy</c>, so that reading and merging loses nothing; see <see cref="UhiWriter"/>.
/// </remarks>
public sealed class UhiFormat : IHistogramFormat
{
    /// <inheritdoc/>
    public string FileName => "histograms.json";

    /// <inheritdoc/>
    public void Write(Stream stream, IReadOnlyList<HistogramResult> histograms, IReadOnlyDictionary<string, object> metadata) =>
        UhiWriter.Write(stream, [.. histograms.Select(h => new UhiHistogram
        {
            Name = h.Name,
            Title = h.Title,
            Content = ContentOf(h),
            Variations = [.. h.Variations.Names.Select(name => (name, ContentOf(h.Variations[name])))],
            Metadata = metadata,
        })]);

    /// <inheritdoc/>
    public IReadOnlyList<HistogramResult> Read(Stream stream) =>
        [.. UhiReader.Read(stream).Select(Result)];

    private static HistogramResult Result(UhiHistogram histogram)
    {
        var result = Make(histogram.Content);
        foreach ((string name, BinnedContent content) in histogram.Variations)
        {
            result.Variations.Add(name, Make(content));
        }

        return result;

        HistogramResult Make(BinnedContent content) => content is ProfileContent profile
            ? new HistogramResult(histogram.Name, histogram.Title, profile)
            : new HistogramResult(histogram.Name, histogram.Title, (HistogramContent)content);
    }

    private static BinnedContent ContentOf(HistogramResult histogram) => (BinnedContent?)histogram.Histogram ?? histogram.Profile!;
}
