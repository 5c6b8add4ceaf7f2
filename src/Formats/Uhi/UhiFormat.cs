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
            Content = (BinnedContent?)h.Histogram ?? h.Profile!,
            Metadata = metadata,
        })]);

    /// <inheritdoc/>
    public IReadOnlyList<HistogramResult> Read(Stream stream) =>
        [.. UhiReader.Read(stream).Select(h => h.Content is ProfileContent profile
            ? new HistogramResult(h.Name, h.Title, profile)
            : new HistogramResult(h.Name, h.Title, (HistogramContent)h.Content))];
}
