using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heppy.Fits;

/// <summary>A model as a workspace of pyhf, version 1.0.0 of its JSON.</summary>
/// <remarks>
/// <para>The parameter of interest is a <c>normfactor</c> of the signals. A source that changes all bins of a sample by one factor is <c>normsys</c>, any other
/// <c>histosys</c>; sources of one name are one parameter. Statistical errors are <c>staterror</c>, one for each channel, and the luminosity is <c>lumi</c>.</para>
/// <para>Source: L. Heinrich, M. Feickert, G. Stark, K. Cranmer, "pyhf: pure-Python implementation of HistFactory statistical models", JOSS 6 (2021) 2823,
/// and its documentation; K. Cranmer and others, "HistFactory", CERN-OPEN-2012-016.</para>
/// </remarks>
public static class PyhfWorkspace
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a workspace.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="model">The model.</param>
    public static void Write(Stream stream, FitModel model)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(model);
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteStartArray("channels");
            foreach (FitChannel channel in model.Channels)
            {
                Channel(json, channel, model);
            }

            json.WriteEndArray();
            json.WriteStartArray("observations");
            foreach (FitChannel channel in model.Channels)
            {
                json.WriteStartObject();
                json.WriteString("name", channel.Name);
                Numbers(json, "data", channel.Observed);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Measurement(json, model);
            json.WriteString("version", "1.0.0");
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Channel(Utf8JsonWriter json, FitChannel channel, FitModel model)
    {
        json.WriteStartObject();
        json.WriteString("name", channel.Name);
        json.WriteStartArray("samples");
        foreach (FitSample sample in channel.Samples)
        {
            json.WriteStartObject();
            json.WriteString("name", sample.Name);
            Numbers(json, "data", sample.Values);
            json.WriteStartArray("modifiers");
            Modifiers(json, channel, sample, model);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Modifiers(Utf8JsonWriter json, FitChannel channel, FitSample sample, FitModel model)
    {
        if (sample.IsSignal)
        {
            Modifier(json, model.Interest, "normfactor", () => json.WriteNull("data"));
        }

        if (model.LuminosityUncertainty > 0)
        {
            Modifier(json, "lumi", "lumi", () => json.WriteNull("data"));
        }

        foreach (FitShift shift in sample.Shifts)
        {
            if (shift.Factors is { } factors)
            {
                Modifier(json, shift.Name, "normsys", () => Pair(json, () => json.WriteNumber("hi", factors.Up), () => json.WriteNumber("lo", factors.Down)));
            }
            else
            {
                Modifier(json, shift.Name, "histosys", () => Pair(json, () => Numbers(json, "hi_data", shift.Up), () => Numbers(json, "lo_data", shift.Down)));
            }
        }

        if (sample.Errors.Any(e => e > 0))
        {
            Modifier(json, $"staterror_{channel.Name}", "staterror", () => Numbers(json, "data", sample.Errors));
        }
    }

    private static void Modifier(Utf8JsonWriter json, string name, string type, Action data)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", type);
        data();
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, Action up, Action down)
    {
        json.WriteStartObject("data");
        up();
        down();
        json.WriteEndObject();
    }

    private static void Measurement(Utf8JsonWriter json, FitModel model)
    {
        json.WriteStartArray("measurements");
        json.WriteStartObject();
        json.WriteString("name", "measurement");
        json.WriteStartObject("config");
        json.WriteString("poi", model.Interest);
        json.WriteStartArray("parameters");
        if (model.LuminosityUncertainty > 0)
        {
            double sigma = model.LuminosityUncertainty;
            json.WriteStartObject();
            json.WriteString("name", "lumi");
            Numbers(json, "auxdata", [1]);
            Numbers(json, "sigmas", [sigma]);
            Numbers(json, "inits", [1]);
            json.WritePropertyName("bounds");
            json.WriteRawValue($"[{Text([Math.Max(0, 1 - (5 * sigma)), 1 + (5 * sigma)])}]");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Numbers on one line, in the shortest form that reads back to the same double.</summary>
    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Text(values));
    }

    private static string Text(IEnumerable<double> values) => $"[{string.Join(", ", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}]";
}
