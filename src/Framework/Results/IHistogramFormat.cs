namespace Heppy;

/// <summary>One file format for histograms and profiles.</summary>
public interface IHistogramFormat
{
    /// <summary>Name of the file with all histograms of an analyzer: <c>histograms.json</c>.</summary>
    string FileName { get; }

    /// <summary>Writes all histograms of an analyzer.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="histograms">In order.</param>
    /// <param name="metadata">Strings, numbers and booleans that go with each of them.</param>
    void Write(Stream stream, IReadOnlyList<HistogramResult> histograms, IReadOnlyDictionary<string, object> metadata);

    /// <summary>Reads what <see cref="Write"/> wrote, exactly.</summary>
    /// <param name="stream">Stays open.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    IReadOnlyList<HistogramResult> Read(Stream stream);
}
