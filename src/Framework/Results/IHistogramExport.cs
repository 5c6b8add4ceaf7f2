namespace Heppy;

/// <summary>A file with all histograms and profiles of a whole component, for other programs. It is not read again.</summary>
public interface IHistogramExport
{
    /// <summary>Name of the file in the directory of the component: <c>histograms.root</c>.</summary>
    string FileName { get; }

    /// <summary>Writes the file; the same content gives the same bytes.</summary>
    /// <param name="stream">Seekable; stays open.</param>
    /// <param name="analyzers">Analyzers with histograms, in the order of the sequence.</param>
    /// <param name="metadata">Strings, numbers and booleans about the component.</param>
    void Write(Stream stream, IReadOnlyList<AnalyzerResults> analyzers, IReadOnlyDictionary<string, object> metadata);
}
