using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Heppy;

/// <summary>The whole configuration in one fixed text form: components, analyzers with their properties, options.</summary>
/// <remarks>Code (lambdas) is not in it: the sources are kept beside it.</remarks>
internal static class CanonicalConfiguration
{
    /// <summary>The form of a configuration.</summary>
    internal static JsonObject Of(Config config, IEnumerable<Component> components)
    {
        var all = new JsonObject();
        foreach (Component component in components)
        {
            Analyzer[] analyzers = [.. config.Sequence(component).OfType<Analyzer>()];
            string[] names = AnalyzerNames.For(analyzers);
            var sequence = new JsonObject();
            for (int i = 0; i < analyzers.Length; i++)
            {
                sequence[names[i]] = Properties(analyzers[i]);
            }

            JsonObject properties = Properties(component);
            properties["Sequence"] = sequence;
            all[component.Name] = properties;
        }

        var options = new JsonObject();
        foreach (Option option in Options.Declared)
        {
            options[option.Key] = option.Value;
        }

        var form = new JsonObject
        {
            ["Components"] = all,
            ["Luminosity"] = config.Luminosity,
            ["Seed"] = config.Seed,
            ["Services"] = new JsonArray([.. config.Services.Select(s => (JsonNode)new JsonObject { [s.GetType().Name] = Properties(s) })]),
            ["Options"] = options,
        };
        if (config.Trees != default)
        {
            form["Trees"] = config.Trees.ToString();
        }

        return form;
    }

    /// <summary>The first property in which two forms differ, with both values; null if they are the same.</summary>
    internal static string? Difference(JsonNode? before, JsonNode? now) =>
        Differences(before, now).Select(d => $"{d.Path}: {d.Before}, now {d.Now}").FirstOrDefault();

    /// <summary>All properties in which two forms differ, with both values.</summary>
    internal static IEnumerable<(string Path, string Before, string Now)> Differences(JsonNode? before, JsonNode? now, string path = "")
    {
        if (JsonNode.DeepEquals(before, now))
        {
            return [];
        }

        return before is JsonObject a && now is JsonObject b
            ? a.Select(p => p.Key).Union(b.Select(p => p.Key)).SelectMany(key => Differences(a[key], b[key], path.Length == 0 ? key : $"{path}.{key}"))
            : [(path, before?.ToJsonString() ?? "not there", now?.ToJsonString() ?? "not there")];
    }

    private static JsonObject Properties(object of)
    {
        var form = new JsonObject { ["Type"] = of.GetType().Name.Split('`')[0] };
        foreach (PropertyInfo property in of.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            // What can be set is configuration; anything else is state, which changes while the run goes on.
            bool isConfiguration = property.SetMethod?.IsPublic == true || property.PropertyType == typeof(IDictionary<string, object>);
            if (isConfiguration && property.GetIndexParameters().Length == 0 && property.GetMethod is not null && Value(property.GetValue(of)) is { } value)
            {
                form[property.Name] = value;
            }
        }

        return form;
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string s => s,
        bool b => b,
        Enum e => e.ToString(),
        Delegate => "(code)",
        FileList files => new JsonArray([.. files.Patterns.Select(p => (JsonNode)p)]),
        IOutput output => output.Name,
        Handle handle => handle.GetType().GetProperty("Name")?.GetValue(handle) as string,
        IFormattable number when value.GetType().IsPrimitive || value is decimal => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary<string, object> map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Value(p.Value)))),
        IEnumerable several => new JsonArray([.. several.Cast<object?>().Select(Value)]),
        _ => value.ToString(),
    };
}
