using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heppy.Rehearsal.Queue;

/// <summary>Small JSON files that are always whole: written aside, then renamed.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    internal static void Write<T>(string path, T value)
    {
        var aside = $"{path}.{Environment.ProcessId}.part";
        File.WriteAllText(aside, JsonSerializer.Serialize(value, options));
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>The value, or nothing if there is no such file.</summary>
    internal static T? Read<T>(string path) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), options);
        }
        catch (IOException error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new CommandException($"heppy-rehearsal: {path}: {error.Message}", 2);
        }
    }
}
