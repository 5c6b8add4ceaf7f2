using System.Text.Json;
using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>Reads UHI JSON that Heppy wrote, exactly.</summary>
internal static class UhiReader
{
    internal static IReadOnlyList<HistogramResult> Read(Stream stream)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(stream);
            return [.. document.RootElement.EnumerateObject().Select(p => Read(p.Name, p.Value))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"not histograms as Heppy writes them: {e.Message}", e);
        }
    }

    private static HistogramResult Read(string name, JsonElement json)
    {
        if (json.GetProperty("uhi_schema").GetInt32() is not 1 and var schema)
        {
            throw new InvalidDataException($"histogram '{name}' has UHI schema {schema}; this version reads 1");
        }

        string title = json.GetProperty("metadata").GetProperty("label").GetString()!;
        AxisDescription[] axes = [.. json.GetProperty("axes").EnumerateArray().Select(UhiAxes.Read)];
        JsonElement storage = json.GetProperty("storage");
        JsonElement info = json.GetProperty("writer_info").GetProperty("heppy");
        long entries = info.GetProperty("entries").GetInt64();
        if (storage.GetProperty("type").GetString() == "weighted_mean")
        {
            var profile = new ProfileContent(axes);
            string[] names = ["w", "w2", "wy", "wy2"];
            for (int i = 0; i < names.Length; i++)
            {
                UhiExact.Decode(info.GetProperty($"exact_{names[i]}").GetString()!, profile.Moments[i]);
            }

            profile.RestoreEntries(entries, info.GetProperty("not_finite").GetInt64());
            return new HistogramResult(name, title, profile);
        }

        var histogram = new HistogramContent(axes);
        int[] extents = [.. axes.Select(a => a.Extent)];
        Fill(histogram.Weights, storage, "values", extents);
        Fill(histogram.SquaredWeights, storage, "variances", extents);
        AddRest(info, "exact_values", histogram.Weights);
        AddRest(info, "exact_variances", histogram.SquaredWeights);
        histogram.RestoreEntries(entries);
        return new HistogramResult(name, title, histogram);
    }

    private static void AddRest(JsonElement info, string name, ReproducibleSums into)
    {
        if (info.TryGetProperty(name, out JsonElement rest))
        {
            UhiExact.Decode(rest.GetString()!, into);
        }
    }

    private static void Fill(ReproducibleSums into, JsonElement storage, string name, int[] extents)
    {
        double[] numbers = [.. Flatten(storage.GetProperty(name))];
        if (storage.TryGetProperty("index", out JsonElement index))
        {
            int[][] places = [.. index.EnumerateArray().Select(a => a.EnumerateArray().Select(i => i.GetInt32()).ToArray())];
            for (int k = 0; k < numbers.Length; k++)
            {
                int bin = 0;
                for (int axis = 0; axis < extents.Length; axis++)
                {
                    bin = (bin * extents[axis]) + places[axis][k];
                }

                into.AddExpansion(bin, [numbers[k]]);
            }

            return;
        }

        if (numbers.Length != into.Count)
        {
            throw new InvalidDataException($"{name} has {numbers.Length} numbers for {into.Count} bins");
        }

        for (int bin = 0; bin < numbers.Length; bin++)
        {
            into.AddExpansion(bin, [numbers[bin]]);
        }
    }

    private static IEnumerable<double> Flatten(JsonElement array) =>
        array.EnumerateArray().SelectMany(e => e.ValueKind == JsonValueKind.Array ? Flatten(e) : [e.GetDouble()]);
}
