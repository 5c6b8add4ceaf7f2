using System.Text.Encodings.Web;
using System.Text.Json;
using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>Writes UHI JSON; the same contents give the same bytes.</summary>
internal static class UhiWriter
{
    private const int SmallestSparse = 10_000;
    private static readonly string Version = typeof(UhiWriter).Assembly.GetName().Version!.ToString(3);

    internal static void Write(Stream stream, IReadOnlyList<HistogramResult> histograms, IReadOnlyDictionary<string, object> metadata)
    {
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            foreach (HistogramResult histogram in histograms)
            {
                json.WritePropertyName(histogram.Name);
                Write(json, histogram, metadata);
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, HistogramResult histogram, IReadOnlyDictionary<string, object> metadata)
    {
        BinnedContent content = (BinnedContent?)histogram.Histogram ?? histogram.Profile!;
        json.WriteStartObject();
        json.WriteNumber("uhi_schema", 1);
        json.WriteStartObject("writer_info");
        json.WriteStartObject("heppy");
        json.WriteString("version", Version);
        json.WriteNumber("entries", content.Entries);
        if (histogram.Profile is { } profile)
        {
            json.WriteNumber("not_finite", profile.NotFinite);
            WriteMoments(json, profile);
        }
        else
        {
            WriteRest(json, "exact_values", histogram.Histogram!.Weights);
            WriteRest(json, "exact_variances", histogram.Histogram.SquaredWeights);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        json.WriteString("name", histogram.Name);
        json.WriteString("label", histogram.Title);
        foreach ((string key, object value) in metadata)
        {
            WriteValue(json, key, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("axes");
        foreach (AxisDescription axis in content.Axes)
        {
            UhiAxes.Write(json, axis);
        }

        json.WriteEndArray();
        json.WriteStartObject("storage");
        if (histogram.Profile is not null)
        {
            WriteProfile(json, histogram.Profile);
        }
        else
        {
            WriteHistogram(json, histogram.Histogram!);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteHistogram(Utf8JsonWriter json, HistogramContent content)
    {
        int[] extents = [.. content.Axes.Select(a => a.Extent)];
        double[] values = content.Weights.Values();
        double[] variances = content.SquaredWeights.Values();
        json.WriteString("type", "weighted");
        int[] filled = [.. Enumerable.Range(0, values.Length).Where(i => values[i] != 0 || variances[i] != 0)];
        if (values.Length >= SmallestSparse && filled.Length < values.Length / 4)
        {
            WriteIndex(json, filled, extents);
            WriteFlat(json, "values", filled.Select(i => values[i]));
            WriteFlat(json, "variances", filled.Select(i => variances[i]));
            return;
        }

        WriteNested(json, "values", values, extents);
        WriteNested(json, "variances", variances, extents);
    }

    /// <summary>Sparse, since JSON has no NaN for the mean of an empty bin.</summary>
    private static void WriteProfile(Utf8JsonWriter json, ProfileContent content)
    {
        int[] extents = [.. content.Axes.Select(a => a.Extent)];
        int[] filled = [.. Enumerable.Range(0, content.Size).Where(i => content.Moments[1].Value(i) != 0 && content.Moments[0].Value(i) != 0)];
        json.WriteString("type", "weighted_mean");
        WriteIndex(json, filled, extents);
        WriteFlat(json, "sum_of_weights", filled.Select(content.Moments[0].Value));
        WriteFlat(json, "sum_of_weights_squared", filled.Select(content.Moments[1].Value));
        WriteFlat(json, "values", filled.Select(content.Mean));
        WriteFlat(json, "variances", filled.Select(content.Variance));
    }

    /// <summary>All four moments in full: mean and variance do not give them back exactly.</summary>
    private static void WriteMoments(Utf8JsonWriter json, ProfileContent content)
    {
        string[] names = ["w", "w2", "wy", "wy2"];
        for (int i = 0; i < names.Length; i++)
        {
            json.WriteString($"exact_{names[i]}", UhiExact.EncodeAll(content.Moments[i]));
        }
    }

    private static void WriteRest(Utf8JsonWriter json, string name, ReproducibleSums sums)
    {
        if (UhiExact.Encode(sums) is { } rest)
        {
            json.WriteString(name, rest);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string key, object value)
    {
        switch (value)
        {
            case bool b:
                json.WriteBoolean(key, b);
                break;
            case long n:
                json.WriteNumber(key, n);
                break;
            case double x:
                json.WriteNumber(key, x);
                break;
            default:
                json.WriteString(key, value.ToString());
                break;
        }
    }

    private static void WriteIndex(Utf8JsonWriter json, int[] bins, int[] extents)
    {
        json.WriteStartArray("index");
        for (int axis = 0; axis < extents.Length; axis++)
        {
            int inner = extents.Skip(axis + 1).Aggregate(1, (a, b) => a * b);
            json.WriteStartArray();
            foreach (int bin in bins)
            {
                json.WriteNumberValue(bin / inner % extents[axis]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteFlat(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double x in numbers)
        {
            json.WriteNumberValue(x);
        }

        json.WriteEndArray();
    }

    private static void WriteNested(Utf8JsonWriter json, string name, double[] values, int[] extents)
    {
        json.WritePropertyName(name);
        int at = 0;
        Nested(0);

        void Nested(int axis)
        {
            json.WriteStartArray();
            for (int i = 0; i < extents[axis]; i++)
            {
                if (axis == extents.Length - 1)
                {
                    json.WriteNumberValue(values[at++]);
                }
                else
                {
                    Nested(axis + 1);
                }
            }

            json.WriteEndArray();
        }
    }
}
