using System.Text.Json;
using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>Reads histograms from UHI JSON, schema 1: exactly what <see cref="UhiWriter"/> wrote, and others'
/// files.</summary>
/// <remarks>
/// Of others' files the storages int, double, weighted and weighted_mean are read, dense, sparse or empty; the
/// variance of an int or double bin is taken to be its value. Not read: the storage mean, integer categories,
/// circular axes, and arrays kept in other files.
/// </remarks>
public static class UhiReader
{
    /// <summary>Reads a file: an object name -> histogram, or a single histogram.</summary>
    /// <param name="stream">Where from; left open.</param>
    /// <returns>The histograms in the order of the file.</returns>
    /// <exception cref="InvalidDataException">It is not such a file; the message names the histogram and the
    /// cause.</exception>
    public static IReadOnlyList<UhiHistogram> Read(Stream stream)
    {
        using var document = Parse(stream);
        try
        {
            return Read(document.RootElement);
        }
        catch (InvalidOperationException e)
        {
            throw NotUtf8(e);
        }
    }

    private static IReadOnlyList<UhiHistogram> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"A UHI file is an object of histograms; this is {root.ValueKind}.");
        }
        if (root.TryGetProperty("axes", out var axes) && axes.ValueKind == JsonValueKind.Array)
        {
            return [ReadNamed(UhiAxis.Note(root, "metadata", "name")?.GetString() ?? "histogram", root)];
        }
        return [.. root.EnumerateObject().Select(property => ReadNamed(property.Name, property.Value))];
    }

    private static JsonDocument Parse(Stream stream)
    {
        try
        {
            return JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("This is not JSON: " + e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            throw NotUtf8(e);
        }
    }

    private static InvalidDataException NotUtf8(InvalidOperationException e) => new("This is not UTF-8: " + e.Message, e);

    private static UhiHistogram ReadNamed(string name, JsonElement histogram)
    {
        try
        {
            return ReadOne(name, histogram);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or InvalidOperationException
            or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"Histogram '{name}': {e.Message}", e);
        }
    }

    private static UhiHistogram ReadOne(string name, JsonElement histogram)
    {
        if (histogram.TryGetProperty("uhi_schema", out var schema) && schema.GetInt32() != 1)
        {
            throw new InvalidDataException($"its schema is {schema.GetInt32()}; only 1 can be read");
        }
        AxisDescription[] axes = [.. histogram.GetProperty("axes").EnumerateArray().Select(UhiAxis.Read)];
        if (axes.Length == 0)
        {
            throw new InvalidDataException("it has no axes");
        }
        var metadata = new Dictionary<string, object>();
        if (histogram.TryGetProperty("metadata", out var notes))
        {
            foreach (var note in notes.EnumerateObject().Where(note => note.Name is not ("name" or "label")))
            {
                if (note.Name.StartsWith('@'))
                {
                    throw new InvalidDataException($"metadata '{note.Name}' begins with @");
                }
                metadata.Add(note.Name, Value(note));
            }
        }
        string[] names = UhiBins.IsVariations(axes[0]) ? [.. axes[0].Categories] : [UhiBins.Nominal];
        var contents = ReadContents(histogram, axes, names.Length, axes[UhiBins.IsVariations(axes[0]) ? 1.. : ..]);
        return new UhiHistogram
        {
            Name = name,
            Title = UhiAxis.Note(histogram, "metadata", "label")?.GetString() ?? "",
            Content = contents[0],
            Variations = [.. names.Zip(contents).Skip(1)],
            Metadata = metadata,
        };
    }

    private static object Value(JsonProperty note) => note.Value.ValueKind switch
    {
        JsonValueKind.String => note.Value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => note.Value.TryGetInt64(out long whole) && note.Value.GetRawText() != "-0" ? whole : note.Value.GetDouble() is var number && double.IsFinite(number) ? number
            : throw new InvalidDataException($"metadata '{note.Name}' is not finite"),
        _ => throw new InvalidDataException($"metadata '{note.Name}' is {note.Value.ValueKind}"),
    };

    /// <summary>The contents of all variations, over the same axes.</summary>
    private static BinnedContent[] ReadContents(JsonElement histogram, AxisDescription[] stored, int count, AxisDescription[] descriptions)
    {
        Axis[] axes = [.. descriptions.Select(description => description.ToAxis())];
        var storage = new UhiStorage(histogram.GetProperty("storage"), [.. stored.Select(axis => axis.Extent)]);
        string exact = UhiAxis.Note(histogram, "writer_info", "heppy", "exact")?.GetString() ?? "";
        long[] entries = Counts(histogram, "entries", count);
        ReproducibleSums[] sums;
        switch (storage.Type)
        {
            case "weighted" or "int" or "double":
                sums = [storage.Sums("values"), storage.Sums(storage.Type == "weighted" ? "variances" : "values")];
                if (exact.Length > 0)
                {
                    ExactSums.Decode(exact, sums);
                }
                break;
            case "weighted_mean":
                sums = ProfileSums(storage, exact);
                break;
            default:
                throw new InvalidDataException($"the storage '{storage.Type}' cannot be read");
        }
        long[] nonFinite = Counts(histogram, "non_finite", count);
        ReproducibleSums[][] parts = [.. sums.Select(s => count == 1 ? [s] : UhiBins.Cut(s, count))];
        return [.. Enumerable.Range(0, count).Select(i => parts.Length == 2
            ? (BinnedContent)HistogramContent.Restore(axes, entries[i], parts[0][i], parts[1][i])
            : ProfileContent.Restore(axes, entries[i], nonFinite[i], (parts[0][i], parts[1][i], parts[2][i], parts[3][i])))];
    }

    private static long[] Counts(JsonElement histogram, string name, int count)
    {
        if (UhiAxis.Note(histogram, "writer_info", "heppy", name) is not { } note)
        {
            return new long[count];
        }
        long[] counts = note.ValueKind == JsonValueKind.Array ? [.. note.EnumerateArray().Select(n => n.GetInt64())] : [note.GetInt64()];
        return counts.Length == count ? counts : throw new InvalidDataException($"'{name}' has {counts.Length} numbers for {count} variations");
    }

    private static ReproducibleSums[] ProfileSums(UhiStorage storage, string exact)
    {
        var (w, w2) = (storage.Sums("sum_of_weights"), storage.Sums("sum_of_weights_squared"));
        var (wy, wy2) = (new ReproducibleSums(w.Count), new ReproducibleSums(w.Count));
        if (exact.Length > 0)
        {
            ExactSums.Decode(exact, w, w2, wy, wy2);
        }
        else
        {
            // Another writer's: the sums that give its means and variances. See ProfileContent.Variance.
            var (means, variances) = (storage.Sums("values"), storage.Sums("variances"));
            for (int i = 0; i < w.Count; i++)
            {
                double sum = w.Value(i);
                if (sum != 0)
                {
                    double mean = means.Value(i);
                    wy.Add(i, sum * mean);
                    wy2.Add(i, sum * mean * mean + variances.Value(i) * (sum - w2.Value(i) / sum));
                }
            }
        }
        return [w, w2, wy, wy2];
    }
}
