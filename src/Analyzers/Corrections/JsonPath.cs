using System.Text.Json;

namespace Heppy.Analyzers;

/// <summary>A part of a JSON document that knows where it is.</summary>
/// <param name="json">The part.</param>
/// <param name="path">Where: <c>$.corrections[3].data</c>.</param>
internal sealed class JsonPath(JsonElement json, string path)
{
    /// <summary>What kind of value it is.</summary>
    internal JsonValueKind Kind => json.ValueKind;

    /// <summary>A property that may be missing or null.</summary>
    internal JsonPath? Find(string name)
    {
        Require(JsonValueKind.Object, "an object");
        return json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? new JsonPath(value, $"{path}.{name}") : null;
    }

    /// <summary>A property.</summary>
    internal JsonPath Get(string name) => Find(name) ?? throw Wrong($"has no '{name}'");

    /// <summary>The items of an array.</summary>
    internal JsonPath[] Items()
    {
        Require(JsonValueKind.Array, "an array");
        return [.. json.EnumerateArray().Select((item, i) => new JsonPath(item, $"{path}[{i}]"))];
    }

    internal string Text()
    {
        Require(JsonValueKind.String, "a string");
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw Wrong($"is not UTF-8: {e.Message}");
        }
    }

    /// <summary>Whether it is a number, be it one that JSON does not have.</summary>
    internal bool IsNumber => Kind == JsonValueKind.Number || (Kind == JsonValueKind.String && NotFinite(Text()) is not null);

    internal double Number()
    {
        if (Kind == JsonValueKind.String && NotFinite(Text()) is { } number)
        {
            return number;
        }

        Require(JsonValueKind.Number, "a number");
        return json.GetDouble();
    }

    internal int Int() => Kind == JsonValueKind.Number && json.TryGetInt32(out int value) ? value : throw Wrong("is not an integer");

    internal long Long() => Kind == JsonValueKind.Number && json.TryGetInt64(out long value) ? value : throw Wrong("is not an integer");

    /// <summary>What is wrong here.</summary>
    internal WrongJson Wrong(string what) => new(path, what);

    /// <summary>A number that <see cref="CorrectionText"/> has made a text.</summary>
    private static double? NotFinite(string text) => text switch
    {
        "Infinity" or "Inf" => double.PositiveInfinity,
        "-Infinity" or "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => null,
    };

    private void Require(JsonValueKind kind, string shown)
    {
        if (Kind != kind)
        {
            throw Wrong($"is {(Kind == JsonValueKind.Null ? "null" : Kind.ToString().ToLowerInvariant())}, not {shown}");
        }
    }
}
