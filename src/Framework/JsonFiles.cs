using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
        // What is read may be damaged: nothing that has to be there may be missing, null, or there twice.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NeedNotSayNull } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A value as the bytes of a file.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public static byte[] Bytes<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <summary>Reads the bytes of a file, and checks what it says.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="json">The bytes.</param>
    /// <param name="problem">What is wrong with a value, or null.</param>
    /// <exception cref="JsonException">They are damaged.</exception>
    internal static T Parse<T>(ReadOnlySpan<byte> json, Func<T, string?> problem)
    {
        json = WithoutMark(json);
        try
        {
            CheckSyntax(json);
            T value = JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("it says nothing.");
            return problem(value) is { } wrong ? throw new JsonException(wrong + ".") : value;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>What is wrong with a text that is no JSON: that it was cut off, or where it was changed.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="found">What the reader said of them.</param>
    internal static JsonException Broken(ReadOnlySpan<byte> json, JsonException found)
    {
        long line = (found.LineNumber ?? 0) + 1;
        string words = found.Message.Split(" LineNumber:")[0].TrimEnd('.');
        return new JsonException(json.IsEmpty ? "it is empty." : IsCutOff(json) ? $"it ends in the middle of line {line}: the rest was cut off." : $"it is no JSON in line {line}: {words}.", found);
    }

    /// <summary>Whether all is well as far as it goes, but it does not go to the end.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void CheckSyntax(ReadOnlySpan<byte> json)
    {
        try
        {
            RefuseNullItems(json, default);
        }
        catch (JsonException e) when (e.LineNumber is not null)
        {
            throw Broken(json, e);
        }
    }

    /// <summary>The text without the byte order mark that some editors put before it.</summary>
    /// <param name="json">The bytes.</param>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith("\uFEFF"u8) ? json[3..] : json;

    /// <summary>Refuses lists with an item that is null, which no type forbids.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="options">How they are read.</param>
    /// <exception cref="JsonException">There is one, or it is not JSON.</exception>
    internal static void RefuseNullItems(ReadOnlySpan<byte> json, JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(json, options);
        bool isNamed = true;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && !isNamed)
            {
                int line = 1 + json[..(int)reader.TokenStartIndex].Count((byte)'\n');
                throw new JsonException($"an item of a list is null in line {line}.");
            }

            isNamed = reader.TokenType == JsonTokenType.PropertyName;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    public static T Read<T>(string path) => Read<T>(path, _ => null);

    /// <summary>Reads a file, and checks what it says.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="path">Path of the file.</param>
    /// <param name="problem">What is wrong with a value, or null.</param>
    /// <param name="advice">What to do if it is damaged: a sentence.</param>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    internal static T Read<T>(string path, Func<T, string?> problem, string advice = "")
    {
        try
        {
            return Parse(File.ReadAllBytes(path), problem);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserError($"{path} is missing: its directory is damaged. Start again with -f.", ExitCode.Incomplete, e);
        }
        catch (JsonException e)
        {
            throw new UserError($"{path} is damaged: {e.Message}{(advice.Length > 0 ? $" {advice}" : "")}", ExitCode.Incomplete, e);
        }
    }

    /// <summary>What is null is not written, so it need not be there.</summary>
    private static void NeedNotSayNull(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(p => p.AssociatedParameter is { IsNullable: true } or { HasDefaultValue: true }))
        {
            property.IsRequired = false;
        }
    }
}
