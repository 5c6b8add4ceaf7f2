using System.Text.Json;

namespace Heppy.Formats.Uhi;

/// <summary>Axes as UHI JSON. Integer axes are regular ones that say so, as boost-histogram writes
/// them.</summary>
internal static class UhiAxis
{
    internal static void Write(Utf8JsonWriter json, AxisDescription axis)
    {
        json.WriteStartObject();
        switch (axis.Kind)
        {
            case AxisKind.Regular:
                json.WriteString("type", "regular");
                json.WriteNumber("lower", axis.Lower);
                json.WriteNumber("upper", axis.Upper);
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
        WriteNotes(json, axis);
        json.WriteEndObject();
    }

    internal static AxisDescription Read(JsonElement axis)
    {
        string type = axis.GetProperty("type").GetString()!;
        var description = new AxisDescription
        {
            Kind = type switch
            {
                "regular" => AxisKind.Regular,
                "variable" => AxisKind.Variable,
                "category_str" => AxisKind.Category,
                "boolean" => AxisKind.Boolean,
                _ => throw new InvalidDataException($"axes of type '{type}' cannot be read"),
            },
            Bins = 2,
            Title = Note(axis, "metadata", "label")?.GetString() ?? "",
            Name = Note(axis, "metadata", "name")?.GetString() ?? "",
        };
        if (axis.TryGetProperty("circular", out var circular) && circular.GetBoolean())
        {
            throw new InvalidDataException("circular axes cannot be read");
        }
        switch (description.Kind)
        {
            case AxisKind.Regular:
                return description with
                {
                    Bins = axis.GetProperty("bins").GetInt32(),
                    Lower = axis.GetProperty("lower").GetDouble(),
                    Upper = axis.GetProperty("upper").GetDouble(),
                    HasUnderflow = axis.GetProperty("underflow").GetBoolean(),
                    HasOverflow = axis.GetProperty("overflow").GetBoolean(),
                    // Without both flow bins it stays a regular axis: the integer axis here always has them.
                    IsInteger = Note(axis, "writer_info", "boost-histogram", "orig_type")?.GetString() == "Integer"
                        && axis.GetProperty("underflow").GetBoolean() && axis.GetProperty("overflow").GetBoolean(),
                };
            case AxisKind.Variable:
                double[] edges = [.. axis.GetProperty("edges").EnumerateArray().Select(edge => edge.GetDouble())];
                return description with
                {
                    Bins = edges.Length - 1,
                    Edges = edges,
                    HasUnderflow = axis.GetProperty("underflow").GetBoolean(),
                    HasOverflow = axis.GetProperty("overflow").GetBoolean(),
                };
            case AxisKind.Category:
                string[] names = [.. axis.GetProperty("categories").EnumerateArray().Select(name => name.GetString()!)];
                return description with
                {
                    Bins = names.Length,
                    Categories = names,
                    HasOverflow = axis.GetProperty("flow").GetBoolean(),
                    Grows = Note(axis, "writer_info", "heppy", "grows")?.GetBoolean() ?? false,
                };
            default:
                return description;
        }
    }

    /// <summary>A value deep in an object, or null where the way to it ends.</summary>
    internal static JsonElement? Note(JsonElement element, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (!element.TryGetProperty(key, out element))
            {
                return null;
            }
        }
        return element;
    }

    private static void WriteFlow(Utf8JsonWriter json, AxisDescription axis)
    {
        json.WriteBoolean("underflow", axis.HasUnderflow);
        json.WriteBoolean("overflow", axis.HasOverflow);
        json.WriteBoolean("circular", false);
    }

    private static void WriteNotes(Utf8JsonWriter json, AxisDescription axis)
    {
        if (axis.IsInteger || axis.Grows)
        {
            json.WriteStartObject("writer_info");
            json.WriteStartObject(axis.IsInteger ? "boost-histogram" : "heppy");
            if (axis.IsInteger)
            {
                json.WriteString("orig_type", "Integer");
            }
            else
            {
                json.WriteBoolean("grows", true);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        if (axis.Name.Length > 0 || axis.Title.Length > 0)
        {
            json.WriteStartObject("metadata");
            if (axis.Name.Length > 0)
            {
                json.WriteString("name", axis.Name);
            }
            if (axis.Title.Length > 0)
            {
                json.WriteString("label", axis.Title);
            }
            json.WriteEndObject();
        }
    }
}
