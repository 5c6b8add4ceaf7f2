using Heppy.Formats.Listing;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Listing;

/// <summary>Lists the axes and entries of a histogram, without its contents.</summary>
internal static class HistogramListing
{
    private static readonly string[] Axes = ["fXaxis", "fYaxis", "fZaxis"];

    /// <summary>Adds them to an object.</summary>
    /// <exception cref="InvalidDataException">The object is damaged, or is not described in the file.</exception>
    public static ListedObject Of(RootFile file, RootKey key, StreamerCatalogue classes, ListedObject listed)
    {
        string where = $"{file.Path}: {key.ClassName} {key.Path};{key.Cycle}";
        try
        {
            var reader = new ObjectReader(file.Object(key), key.HeaderLength, classes);
            var histogram = reader.Inline(key.ClassName) as RootObject;
            if (histogram is null || !histogram.TryGet("fEntries", out double entries))
            {
                string why = string.Join("; ", reader.Notes);
                return listed with { Problem = $"{where} cannot be understood{(why.Length > 0 ? $": {why}" : "")}." };
            }

            return listed with { Histogram = new ListedHistogram(entries, [.. Axes.Take(Dimensions(key.ClassName)).Select(a => Axis(histogram.Get<RootObject>(a)))]) };
        }
        catch (NotDescribedException e)
        {
            return listed with { Problem = $"{where} cannot be understood: {e.Message}." };
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(file.Path, StringComparison.Ordinal))
        {
            return listed with { Problem = $"{where}: {e.Message}." };
        }
    }

    private static int Dimensions(string className) => className.Contains('3', StringComparison.Ordinal) ? 3 : className.Contains('2', StringComparison.Ordinal) ? 2 : 1;

    private static ListedAxis Axis(RootObject axis)
    {
        string[] labels = axis.TryGet("fLabels", out object?[]? items)
            ? [.. items.OfType<RootObject>().OrderBy(l => l.Integer("fUniqueID")).Select(l => l.TryGet("fString", out string? text) ? text : "")]
            : [];
        bool isVariable = axis.TryGet("fXbins", out double[]? edges) && edges.Length > 0;
        return new ListedAxis((int)axis.Integer("fNbins"), axis.Get<double>("fXmin"), axis.Get<double>("fXmax"), isVariable, axis.Title, labels);
    }
}
