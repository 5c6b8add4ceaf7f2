using System.Text.Json;

namespace Heppy.Formats.Tests.Uhi;

/// <summary>The rules of UHI schema 1, as strict as its text; throws at the first that is broken.</summary>
internal static class UhiSchema
{
    private static readonly Dictionary<string, string[]> s_axisKeys = new()
    {
        ["regular"] = ["lower", "upper", "bins", "underflow", "overflow", "circular"],
        ["variable"] = ["edges", "underflow", "overflow", "circular"],
        ["category_str"] = ["categories", "flow"],
        ["category_int"] = ["categories", "flow"],
        ["boolean"] = [],
    };

    private static readonly Dictionary<string, string[]> s_storageKeys = new()
    {
        ["int"] = ["values"],
        ["double"] = ["values"],
        ["weighted"] = ["values", "variances"],
        ["mean"] = ["counts", "values", "variances"],
        ["weighted_mean"] = ["sum_of_weights", "sum_of_weights_squared", "values", "variances"],
    };

    internal static void Validate(byte[] file)
    {
        using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
        foreach (var histogram in document.RootElement.EnumerateObject())
        {
            Rule(histogram.Name.Length > 0, "names are not empty");
            ValidateHistogram(histogram.Value);
        }
    }

    private static void ValidateHistogram(JsonElement histogram)
    {
        Keys(histogram, ["axes", "storage", "uhi_schema"], ["metadata", "writer_info"]);
        Rule(histogram.GetProperty("uhi_schema").GetInt32() == 1, "uhi_schema is 1");
        Notes(histogram);
        int[] extents = [.. histogram.GetProperty("axes").EnumerateArray().Select(ValidateAxis)];
        ValidateStorage(histogram.GetProperty("storage"), extents);
    }

    private static int ValidateAxis(JsonElement axis)
    {
        string type = axis.GetProperty("type").GetString()!;
        Keys(axis, ["type", .. s_axisKeys[type]], ["metadata", "writer_info"]);
        Notes(axis);
        int flow = ((string[])["underflow", "overflow", "flow"])
            .Count(key => axis.TryGetProperty(key, out var flag) && flag.GetBoolean());
        switch (type)
        {
            case "regular":
                Rule(axis.GetProperty("bins").GetInt32() >= 0, "bins is not negative");
                Rule(axis.GetProperty("lower").GetDouble() < axis.GetProperty("upper").GetDouble(), "lower < upper");
                Rule(axis.GetProperty("circular").ValueKind == JsonValueKind.False, "circular is a bool");
                if (axis.TryGetProperty("writer_info", out var info) && info.TryGetProperty("boost-histogram", out var boost)
                    && boost.GetProperty("orig_type").GetString() == "Integer")
                {
                    Rule(axis.GetProperty("upper").GetDouble() - axis.GetProperty("lower").GetDouble()
                        == axis.GetProperty("bins").GetInt32(), "an integer axis has one bin for each integer");
                }
                return axis.GetProperty("bins").GetInt32() + flow;
            case "variable":
                double[] edges = [.. axis.GetProperty("edges").EnumerateArray().Select(edge => edge.GetDouble())];
                Rule(edges.Length >= 2 && edges.SequenceEqual(edges.Order().Distinct()), "edges increase");
                return edges.Length - 1 + flow;
            case "boolean":
                return 2;
            default:
                string[] names = [.. axis.GetProperty("categories").EnumerateArray().Select(name => name.ToString())];
                var kind = type == "category_str" ? JsonValueKind.String : JsonValueKind.Number;
                Rule(axis.GetProperty("categories").EnumerateArray().All(name => name.ValueKind == kind), "categories");
                Rule(names.Distinct().Count() == names.Length, "categories are unique");
                return names.Length + flow;
        }
    }

    private static void ValidateStorage(JsonElement storage, int[] extents)
    {
        string[] arrays = s_storageKeys[storage.GetProperty("type").GetString()!];
        if (storage.EnumerateObject().Count() == 1)
        {
            return;
        }
        if (!storage.TryGetProperty("index", out var index))
        {
            Keys(storage, ["type", .. arrays], []);
            Array.ForEach(arrays, array => Dense(storage.GetProperty(array), extents));
            return;
        }
        Keys(storage, ["type", "index", .. arrays], []);
        int[][] bins = [.. index.EnumerateArray().Select(axis => axis.EnumerateArray().Select(bin => bin.GetInt32()).ToArray())];
        Rule(bins.Length == extents.Length, "the index has all axes");
        Rule(bins.Zip(extents).All(axis => axis.First.All(bin => bin >= 0 && bin < axis.Second)), "the index is in range");
        int count = bins[0].Length;
        Rule(Enumerable.Range(0, count).Select(k => string.Join(',', bins.Select(axis => axis[k]))).Distinct().Count() == count,
            "no bin is there twice");
        Array.ForEach(arrays, array => Dense(storage.GetProperty(array), [count]));
    }

    private static void Dense(JsonElement array, ReadOnlySpan<int> extents)
    {
        Rule(array.GetArrayLength() == extents[0], "arrays have the shape of the axes with flow");
        foreach (var element in array.EnumerateArray())
        {
            if (extents.Length > 1)
            {
                Dense(element, extents[1..]);
            }
            else
            {
                Rule(element.ValueKind == JsonValueKind.Number && double.IsFinite(element.GetDouble()), "numbers");
            }
        }
    }

    private static void Notes(JsonElement owner)
    {
        if (owner.TryGetProperty("metadata", out var metadata))
        {
            Flat(metadata);
        }
        if (owner.TryGetProperty("writer_info", out var info))
        {
            foreach (var library in info.EnumerateObject())
            {
                Flat(library.Value);
            }
        }
    }

    private static void Flat(JsonElement map)
    {
        foreach (var entry in map.EnumerateObject())
        {
            Rule(entry.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True
                or JsonValueKind.False, $"metadata '{entry.Name}' is flat");
            Rule(!entry.Name.StartsWith('@'), "no key begins with @");
        }
    }

    private static void Keys(JsonElement owner, string[] required, string[] optional)
    {
        string[] keys = [.. owner.EnumerateObject().Select(property => property.Name)];
        Rule(required.All(keys.Contains), $"{string.Join(", ", required)} are there, not only {string.Join(", ", keys)}");
        Rule(keys.All(key => required.Contains(key) || optional.Contains(key)), $"nothing else among {string.Join(", ", keys)}");
    }

    private static void Rule(bool holds, string rule)
    {
        if (!holds)
        {
            throw new InvalidDataException("Broken rule: " + rule);
        }
    }
}
