using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Histograms;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root;

/// <summary>The histograms and profiles of a ROOT file: <c>RootHistograms.Read("pileup.root")["pileup"].Values</c>.</summary>
/// <param name="All">Those that were read, in the order of the file; of several cycles the newest.</param>
/// <param name="Notes">What was skipped or left out, and why.</param>
public sealed record RootHistograms(IReadOnlyList<RootHistogram> All, IReadOnlyList<string> Notes)
{
    /// <summary>Finds one by its path.</summary>
    /// <param name="path">Where it is in the file: <c>plots/mass</c>.</param>
    /// <exception cref="InvalidDataException">There is none; the message says what there is.</exception>
    public RootHistogram this[string path] => All.FirstOrDefault(h => h.Path == path)
        ?? throw new InvalidDataException(Notes.FirstOrDefault(n => n.Contains($" {path}: ", StringComparison.Ordinal))
            ?? $"There is no histogram {path} in this file.{Nearest.Sentence(path, All.Select(h => h.Path))} It has: {string.Join(", ", All.Take(10).Select(h => h.Path))}{(All.Count > 10 ? ", ..." : "")}");

    /// <summary>Reads all histograms of a file: TH1, TH2 and TH3 of every storage, TProfile, TProfile2D and TProfile3D.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is not a ROOT file, or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RootHistograms Read(string path)
    {
        using RootFile file = RootFile.Open(path);
        StreamerCatalogue classes = StreamerInfoReader.Read(file);
        List<RootHistogram> all = [];
        List<string> notes = [];
        foreach (RootKey key in file.Keys.Where(k => HistogramReader.Knows(k.ClassName)))
        {
            if (file.TryFind(key.Path, out RootKey? newest) && newest == key && Read(file, key, classes, notes) is { } histogram)
            {
                all.Add(histogram);
            }
        }

        return new RootHistograms(all, notes);
    }

    private static RootHistogram? Read(RootFile file, RootKey key, StreamerCatalogue classes, List<string> notes)
    {
        var reader = new ObjectReader(file.Object(key), key.HeaderLength, classes);
        string where = $"{file.Path}: {key.ClassName} {key.Path}: ";
        try
        {
            HistogramResult? result = reader.Inline(key.ClassName) is RootObject read
                ? HistogramReader.Read(read, why => notes.Add(where + why + "."))
                : null;
            return result is null ? null : new RootHistogram(key.Path, key.ClassName, result);
        }
        catch (NotDescribedException e)
        {
            notes.Add($"{where}{e.Message}. It is skipped.");
        }
        catch (Exception e) when (e is ArgumentException || (e is InvalidDataException && !e.Message.StartsWith(file.Path, StringComparison.Ordinal)))
        {
            notes.Add($"{where}{e.Message.TrimEnd('.')}. It is skipped.");
        }
        finally
        {
            notes.AddRange(reader.Notes.Select(n => $"{where}{n}."));
        }

        return null;
    }
}
