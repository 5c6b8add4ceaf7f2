using System.Text.Json;

namespace Heppy.Formats.Uhi;

/// <summary>Axes in UHI JSON.</summary>
internal static class UhiAxes
{
    internal static void Write(Utf8JsonWriter json, AxisDescription axis)
    {
        json.WriteStartObject();
        switch (axis.Kind)
        {
            case AxisKind.Regular or AxisKind.Integer:
                json.WriteString("type", "regular");
                json.WriteNumber("lower", axis.Edges[0]);
                json.WriteNumber("upper", axis.Edges[1]);
                json.WriteNumber("bins", axis.Bins);
                WriteFlow(json, axis);
                break;
            case AxisKind.Variable:
                json.WriteString("type", "variable");
                json.WriteStartArray("edges");
                foreach (double edge in axis.Edges)
                {
                    json.WriteNumberValue(edge);
                }

                json.WriteEndArray();
                WriteFlow(json, axis);
                break;
            case AxisKind.Category:
                json.WriteString("type", "category_str");
                json.WriteStartArray("categories");
                foreach (string category in axis.Categories)
                {
                    json.WriteStringValue(category);
                }

                json.WriteEndArray();
                json.WriteBoolean("flow", axis.HasOverflow);
                break;
            default:
                json.WriteString("type", "boolean");
                break;
        }

        if (axis.Kind == AxisKind.Integer)
        {
            WriteInfo(json, "boost-histogram", "orig_type", "Integer");
        }
        else if (axis.Grows)
        {
            WriteInfo(json, "heppy", "growth", "true");
        }

        json.WriteStartObject("metadata");
        json.WriteString("label", axis.Title);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static AxisDescription Read(JsonElement json)
    {
        string title = json.TryGetProperty("metadata", out JsonElement metadata) && metadata.TryGetProperty("label", out JsonElement label) ? label.GetString()! : "";
        string type = json.GetProperty("type").GetString()!;
        switch (type)
        {
            case "regular":
                double[] edges = [json.GetProperty("lower").GetDouble(), json.GetProperty("upper").GetDouble()];
                AxisKind kind = Info(json, "boost-histogram", "orig_type") == "Integer" ? AxisKind.Integer : AxisKind.Regular;
                return new AxisDescription(kind, title, json.GetProperty("bins").GetInt32(), edges, [], Flag(json, "underflow"), Flag(json, "overflow"));
            case "variable":
                double[] all = [.. json.GetProperty("edges").EnumerateArray().Select(e => e.GetDouble())];
                return new AxisDescription(AxisKind.Variable, title, all.Length - 1, all, [], Flag(json, "underflow"), Flag(json, "overflow"));
            case "category_str":
                string[] names = [.. json.GetProperty("categories").EnumerateArray().Select(e => e.GetString()!)];
                return new AxisDescription(AxisKind.Category, title, names.Length, [], names, false, Flag(json, "flow"), Info(json, "heppy", "growth") == "true");
            case "boolean":
                return new AxisDescription(AxisKind.Boolean, title, 2, [], [], false, false);
            default:
                throw new InvalidDataException($"an axis of type '{type}' is not known; known: regular, variable, category_str, boolean");
        }
    }

    private static void WriteFlow(Utf8JsonWriter json, AxisDescription axis)
    {
        json.WriteBoolean("underflow", axis.HasUnderflow);
        json.WriteBoolean("overflow", axis.HasOverflow);
        json.WriteBoolean("circular", false);
    }

    private static void WriteInfo(Utf8JsonWriter json, string library, string key, string value)
    {
        json.WriteStartObject("writer_info");
        json.WriteStartObject(library);
        json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string? Info(JsonElement json, string library, string key) =>
        json.TryGetProperty("writer_info", out JsonElement info) && info.TryGetProperty(library, out JsonElement lib) && lib.TryGetProperty(key, out JsonElement value)
            ? value.GetString()
            : null;

    private static bool Flag(JsonElement json, string name) => json.GetProperty(name).GetBoolean();
}
