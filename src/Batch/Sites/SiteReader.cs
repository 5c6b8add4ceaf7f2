using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Heppy.Batch;

/// <summary>Reads a profile and says where it is wrong.</summary>
internal static class SiteReader
{
    private static readonly JsonSerializerOptions Complete = Options(required: true);
    private static readonly JsonSerializerOptions Partial = Options(required: false);
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal static SiteProfile Read(string path, SiteSearch search)
    {
        string text = File.ReadAllText(path);

        // Mistakes in the file itself first, with its own lines; what is missing may come from the profile it extends.
        string? extends = Deserialize(text, path, Partial).Extends;
        JsonNode merged = JsonNode.Parse(text, documentOptions: Lenient)!;
        List<string> chain = [path];
        while (extends is not null)
        {
            string beneath = search.FileOf(extends, except: chain)
                ?? throw new UserError(
                    $"{chain[^1]}:{LineOf(File.ReadAllText(chain[^1]), "extends")}: there is no other site '{extends}' to extend."
                    + Nearest.Sentence(extends, search.Names));
            string below = File.ReadAllText(beneath);
            extends = Deserialize(below, beneath, Partial).Extends;
            merged = Merge(JsonNode.Parse(below, documentOptions: Lenient)!, merged);
            chain.Add(beneath);
        }

        SiteProfile site = Deserialize(chain.Count == 1 ? text : merged.ToJsonString(), path, Complete) with { File = path };
        SiteCheck.Check(site, text);
        return site;
    }

    /// <summary>Line of the first property of that name, from 1; 1 if there is none.</summary>
    internal static int LineOf(string text, string property)
    {
        int at = text.IndexOf($"\"{property}\"", StringComparison.Ordinal);
        return 1 + text.AsSpan(0, Math.Max(0, at)).Count('\n');
    }

    private static SiteProfile Deserialize(string text, string path, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<SiteProfile>(text, options) ?? throw new UserError($"{path}:1: a site profile is a JSON object, not null.");
        }
        catch (JsonException error)
        {
            throw new UserError($"{path}:{(error.LineNumber ?? 0) + 1}: {Explain(error, options)}", inner: error);
        }
    }

    private static string Explain(JsonException error, JsonSerializerOptions options)
    {
        string[] path = (error.Path ?? "$").Split('.');
        if (error.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            string[] known = Properties(path[1..^1], options);
            return $"a site profile has no property \"{string.Join('.', path[1..])}\".{Nearest.Sentence(path[^1], known)} Here are {string.Join(", ", known)}.";
        }

        int missing = error.Message.IndexOf("including: ", StringComparison.Ordinal);
        if (missing >= 0)
        {
            string names = error.Message[(missing + 11)..].Split(". Path", 2)[0].Replace('\'', '"').TrimEnd('.');
            string where = path.Length > 1 ? $" in \"{string.Join('.', path[1..])}\"" : "";
            return $"the site profile lacks {names}{where}. Add it, or \"extends\": \"slurm\" to take the rest from another site.";
        }

        string what = path.Length > 1 ? $"\"{string.Join('.', path[1..])}\" has a wrong value" : "this is not JSON";
        return $"{what}: {error.Message.Split(" Path:", 2)[0]}";
    }

    private static string[] Properties(string[] path, JsonSerializerOptions options)
    {
        Type type = typeof(SiteProfile);
        foreach (string step in path)
        {
            string name = step.Split('[')[0];
            Type? next = options.GetTypeInfo(type).Properties.FirstOrDefault(p => p.Name == name)?.PropertyType;
            type = next is null ? type : next.IsGenericType ? next.GetGenericArguments()[^1] : next;
        }

        return [.. options.GetTypeInfo(type).Properties.Select(p => p.Name).Order(StringComparer.Ordinal)];
    }

    private static JsonNode Merge(JsonNode beneath, JsonNode above)
    {
        if (beneath is not JsonObject below || above is not JsonObject over)
        {
            return above.DeepClone();
        }

        var merged = (JsonObject)below.DeepClone();
        foreach ((string name, JsonNode? value) in over)
        {
            merged[name] = value is not null && merged[name] is { } old ? Merge(old, value) : value?.DeepClone();
        }

        return merged;
    }

    private static JsonSerializerOptions Options(bool required)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        if (!required)
        {
            resolver.Modifiers.Add(info =>
            {
                foreach (JsonPropertyInfo property in info.Properties)
                {
                    property.IsRequired = false;
                }
            });
        }

        return new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            RespectNullableAnnotations = true,
            TypeInfoResolver = resolver,
            Converters = { new JsonStringEnumConverter() },
        };
    }
}
