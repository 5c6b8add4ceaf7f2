using System.Security.Cryptography;
using System.Text.Json;

namespace Heppy.Compilation;

/// <summary>A compiled configuration that belongs to a run: complete, and checked when it is read.</summary>
internal static class PinnedConfiguration
{
    private const string Manifest = "configuration.json";

    public static void Save(CompiledConfiguration configuration, string folder)
    {
        Directory.CreateDirectory(folder);
        using var stream = File.Create(Path.Combine(folder, Manifest));
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("key", configuration.Key);
        writer.WriteStartArray("binaries");
        string[] binaries = [configuration.AssemblyPath, configuration.SymbolsPath, .. configuration.ExtraAssemblies];
        foreach (string path in binaries)
        {
            Keep(writer, folder, "binaries", Path.GetFileName(path), path, File.ReadAllBytes(path));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("sources");
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in configuration.Sources)
        {
            string name = Path.GetFileName(source.Path);
            for (int copy = 2; !used.Add(name); copy++)
            {
                name = $"{Path.GetFileNameWithoutExtension(source.Path)}-{copy}.cs";
            }

            Keep(writer, folder, "sources", name, source.Path, source.Content.ToArray());
        }

        writer.WriteEndArray();
        writer.WritePropertyName("sourceMap");
        configuration.SourceMap.Write(writer);
        writer.WriteEndObject();
    }

    public static CompiledConfiguration Open(string folder)
    {
        string manifest = Path.Combine(folder, Manifest);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(manifest));
            var root = document.RootElement;
            var binaries = root.GetProperty("binaries").EnumerateArray().Select(e => Kept(e, folder).Stored).ToList();
            var sources = root.GetProperty("sources").EnumerateArray().Select(e => Kept(e, folder)).ToList();
            return new CompiledConfiguration
            {
                EntryPath = sources[0].Original,
                AssemblyPath = binaries[0],
                Sources = [.. sources.Select(s => new SourceFile(s.Original, s.Content))],
                ExtraAssemblies = binaries[2..],
                SourceMap = SourceMap.Read(root.GetProperty("sourceMap")),
                Key = root.GetProperty("key").GetString()!,
            };
        }
        catch (Exception damage) when (damage is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw Damaged(manifest, damage);
        }
    }

    private static void Keep(
        Utf8JsonWriter writer, string folder, string kind, string name, string original, byte[] content)
    {
        Directory.CreateDirectory(Path.Combine(folder, kind));
        File.WriteAllBytes(Path.Combine(folder, kind, name), content);
        writer.WriteStartObject();
        writer.WriteString("path", $"{kind}/{name}");
        writer.WriteString("original", original);
        writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(content)));
        writer.WriteEndObject();
    }

    private static (string Original, string Stored, byte[] Content) Kept(JsonElement entry, string folder)
    {
        string stored = Path.GetFullPath(entry.GetProperty("path").GetString()!, Path.GetFullPath(folder));
        byte[] content = File.ReadAllBytes(stored);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == entry.GetProperty("sha256").GetString()
            ? (entry.GetProperty("original").GetString()!, stored, content)
            : throw Damaged(stored, null);
    }

    private static UserError Damaged(string file, Exception? cause)
    {
        string state = cause is null
            ? "not the one of this run: it was edited or is truncated"
            : $"missing or damaged ({cause.Message})";
        string message = $"{file} is {state}. The run cannot go on with another configuration; start again with -f.";
        return new UserError(message, ExitCode.Conflict, cause);
    }
}
