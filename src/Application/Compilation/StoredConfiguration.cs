using System.Security.Cryptography;
using System.Text.Json;

namespace Heppy.Compilation;

/// <summary>The folder of the cache that holds one compiled configuration.</summary>
internal static class StoredConfiguration
{
    private const string Manifest = "configuration.json";

    /// <summary>Writes assembly, debug information and manifest.</summary>
    public static void Write(
        string folder, string name, byte[] assembly, byte[] symbols, SourceMap map, IReadOnlyList<string> extras, string selection)
    {
        File.WriteAllBytes(Path.Combine(folder, name + ".dll"), assembly);
        File.WriteAllBytes(Path.Combine(folder, name + ".pdb"), symbols);
        using var stream = File.Create(Path.Combine(folder, Manifest));
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("assembly", Digest(assembly));
        writer.WriteString("symbols", Digest(symbols));
        writer.WriteString("selection", selection);
        writer.WriteStartArray("extraAssemblies");
        foreach (string extra in extras)
        {
            writer.WriteStartObject();
            writer.WriteString("path", extra);
            writer.WriteNumber("size", new FileInfo(extra).Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("sourceMap");
        map.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads what was stored.</summary>
    /// <returns>Null if it is not there or damaged.</returns>
    public static CompiledConfiguration? Read(string folder, string key, IReadOnlyList<SourceFile> sources)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, Manifest)));
            var root = document.RootElement;
            var extras = root.GetProperty("extraAssemblies").EnumerateArray()
                .Select(e => (Path: e.GetProperty("path").GetString()!, Size: e.GetProperty("size").GetInt64()))
                .ToList();
            var stored = new CompiledConfiguration
            {
                EntryPath = sources[0].Path,
                AssemblyPath = Path.Combine(folder, root.GetProperty("name").GetString() + ".dll"),
                Sources = sources,
                ExtraAssemblies = [.. extras.Select(e => e.Path)],
                SourceMap = SourceMap.Read(root.GetProperty("sourceMap")),
                Key = key,
                SelectionDigest = root.GetProperty("selection").GetString(),
            };
            bool whole = Digest(stored.ReadAssembly()) == root.GetProperty("assembly").GetString()
                && Digest(stored.ReadSymbols()) == root.GetProperty("symbols").GetString()
                && extras.TrueForAll(e => new FileInfo(e.Path) is { Exists: true } file && file.Length == e.Size);
            return whole ? stored : null;
        }
        catch (Exception damage) when (damage is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
