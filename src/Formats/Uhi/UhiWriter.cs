using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>Writes histograms as UHI JSON, schema 1, which hist and boost-histogram read.</summary>
/// <remarks>
/// <para>The file is an object name -> histogram with one line for each. Histograms have the storage
/// "weighted", dense unless fewer than a quarter of more than 10,000 bins are filled; profiles have
/// "weighted_mean", always sparse because JSON has no NaN for empty bins. Numbers are in the shortest form
/// that reads back to the same double.</para>
/// <para><c>writer_info.heppy</c> holds the entries and, where the sums are not exactly doubles, what is
/// missing (see <see cref="ExactSums"/>): so merging files is as exact as merging in memory, and reading and
/// writing again gives the same bytes. Systematic variations are a first axis of categories, "nominal" before
/// all others; bins that are empty under a variation take no room. Sums beyond the largest double are written as the largest
/// double.</para>
/// </remarks>
public static class UhiWriter
{
    private const int DenseLimit = 10_000;
    private static readonly JsonWriterOptions s_options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="histograms">What to write, in this order.</param>
    /// <exception cref="ArgumentException">A name is empty or there twice, or metadata cannot be
    /// written.</exception>
    public static void Write(Stream stream, IReadOnlyList<UhiHistogram> histograms)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(histograms);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var histogram in histograms)
        {
            if (histogram.Name.Length == 0 || !names.Add(histogram.Name))
            {
                throw new ArgumentException(
                    $"The histogram name '{histogram.Name}' is empty or there twice.", nameof(histograms));
            }
            buffer.Write(names.Count == 1 ? "{\n\""u8 : ",\n\""u8);
            buffer.Write(JsonEncodedText.Encode(histogram.Name, s_options.Encoder).EncodedUtf8Bytes);
            buffer.Write("\": "u8);
            using (var json = new Utf8JsonWriter(buffer, s_options))
            {
                Write(json, histogram);
            }
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
        stream.Write(names.Count == 0 ? "{}\n"u8 : "\n}\n"u8);
    }

    private static void Write(Utf8JsonWriter json, UhiHistogram histogram)
    {
        var bins = UhiBins.Of(histogram);
        json.WriteStartObject();
        json.WriteNumber("uhi_schema", 1);
        json.WriteStartObject("writer_info");
        json.WriteStartObject("heppy");
        json.WriteString("version", SoftwareVersion.Number);
        WriteCounts(json, "entries", [.. bins.Contents.Select(content => content.Entries)]);
        long[] left = [.. bins.Contents.Select(content => (content as ProfileContent)?.NonFinite ?? 0)];
        if (left.Any(count => count > 0))
        {
            WriteCounts(json, "non_finite", left);
        }
        if (ExactSums.Encode(bins) is { Length: > 0 } exact)
        {
            json.WriteString("exact", exact);
        }
        json.WriteEndObject();
        json.WriteEndObject();
        WriteMetadata(json, histogram);
        json.WriteStartArray("axes");
        foreach (var axis in bins.Axes)
        {
            UhiAxis.Write(json, axis);
        }
        json.WriteEndArray();
        json.WriteStartObject("storage");
        WriteStorage(json, bins);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A number, or with variations one for each, nominal first.</summary>
    private static void WriteCounts(Utf8JsonWriter json, string name, long[] counts)
    {
        json.WritePropertyName(name);
        if (counts.Length == 1)
        {
            json.WriteNumberValue(counts[0]);
            return;
        }
        json.WriteStartArray();
        Array.ForEach(counts, json.WriteNumberValue);
        json.WriteEndArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, UhiHistogram histogram)
    {
        json.WriteStartObject("metadata");
        json.WriteString("name", histogram.Name);
        if (histogram.Title.Length > 0)
        {
            json.WriteString("label", histogram.Title);
        }
        foreach (var (key, value) in histogram.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (key is "" or "name" or "label" || key[0] == '@')
            {
                throw new ArgumentException($"Histogram '{histogram.Name}': metadata cannot have the key '{key}'.");
            }
            json.WritePropertyName(key);
            switch (value)
            {
                case string text: json.WriteStringValue(text); break;
                case bool flag: json.WriteBooleanValue(flag); break;
                case int number: json.WriteNumberValue(number); break;
                case long number: json.WriteNumberValue(number); break;
                case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
                default:
                    throw new ArgumentException(FormattableString.Invariant(
                        $"Histogram '{histogram.Name}': metadata '{key}' = {value} is no string, bool or finite number."));
            }
        }
        json.WriteEndObject();
    }

    private static void WriteStorage(Utf8JsonWriter json, UhiBins bins)
    {
        var columns = Columns(bins);
        json.WriteString("type", bins.IsProfile ? "weighted_mean" : "weighted");
        var filled = Filled(bins);
        if (filled.Count == 0)
        {
            return;
        }
        bool isSmall = bins.Count <= DenseLimit && bins.Contents.Length == 1;
        bool isDense = !bins.IsProfile && (isSmall || filled.Count >= bins.Count / 4);
        if (!isDense)
        {
            WriteIndex(json, bins.Extents, filled);
        }
        foreach (var (name, value) in columns)
        {
            json.WritePropertyName(name);
            if (isDense)
            {
                WriteNested(json, bins.Extents, 0, 0, value);
                continue;
            }
            json.WriteStartArray();
            filled.ForEach(i => json.WriteNumberValue(value(i)));
            json.WriteEndArray();
        }
    }

    private static (string Name, Func<int, double> Value)[] Columns(UhiBins bins)
    {
        if (!bins.IsProfile)
        {
            return [("values", Values(0)), ("variances", Values(1))];
        }
        return
        [
            ("sum_of_weights", Values(0)),
            ("sum_of_weights_squared", Values(1)),
            ("values", i => Of(i, (profile, bin) => profile.Mean(bin))),
            ("variances", i => Of(i, (profile, bin) => profile.Variance(bin))),
        ];

        Func<int, double> Values(int sum) => i => Finite(bins.Sums[sum].Value(i));

        double Of(int i, Func<ProfileContent, int, double> value)
        {
            var (content, bin) = bins.At(i);
            return Finite(value((ProfileContent)content, bin));
        }
    }

    /// <summary>What JSON can hold: 0 for the mean of weights that cancel, the largest double beyond
    /// it.</summary>
    private static double Finite(double x) =>
        double.IsNaN(x) ? 0 : Math.Clamp(x, -double.MaxValue, double.MaxValue);

    /// <summary>The bins with anything in them, ascending.</summary>
    private static List<int> Filled(UhiBins bins) =>
        [.. Enumerable.Range(0, bins.Count).Where(i => bins.Sums[1].Value(i) != 0 || bins.Sums[0].Value(i) != 0)];

    private static void WriteIndex(Utf8JsonWriter json, int[] extents, List<int> filled)
    {
        json.WriteStartArray("index");
        for (int axis = 0; axis < extents.Length; axis++)
        {
            int stride = extents[(axis + 1)..].Aggregate(1, (product, extent) => product * extent);
            json.WriteStartArray();
            filled.ForEach(bin => json.WriteNumberValue(bin / stride % extents[axis]));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteNested(Utf8JsonWriter json, int[] extents, int axis, int first, Func<int, double> value)
    {
        json.WriteStartArray();
        for (int i = 0; i < extents[axis]; i++)
        {
            int bin = first * extents[axis] + i;
            if (axis == extents.Length - 1)
            {
                json.WriteNumberValue(value(bin));
            }
            else
            {
                WriteNested(json, extents, axis + 1, bin, value);
            }
        }
        json.WriteEndArray();
    }
}
