using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heppy;

/// <summary>How all JSON files of a run are written: indented, camel case, shortest numbers that read back, one line feed at the end.</summary>
public static class JsonFiles
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A value as the bytes of a file.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public static byte[] Bytes<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options)
                ?? throw new UserError($"{path} is empty.", ExitCode.Incomplete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserError($"{path} is missing: its directory is damaged. Start again with -f.", ExitCode.Incomplete, e);
        }
        catch (JsonException e)
        {
            throw new UserError($"{path} is damaged: {e.Message}", ExitCode.Incomplete, e);
        }
    }
}
