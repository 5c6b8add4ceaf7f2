using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace Heppy.Analyzers;

/// <summary>The corrections of a file in the correctionlib format, version 2.</summary>
public sealed class CorrectionSet
{
    private static readonly ConcurrentDictionary<string, CorrectionSet> Known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Correction> _all;
    private readonly string _file;

    internal CorrectionSet(string file, string description, Dictionary<string, Correction> single, Dictionary<string, Correction> compound)
    {
        (_file, Description, Names, CompoundNames) = (file, description, [.. single.Keys], [.. compound.Keys]);
        _all = new Dictionary<string, Correction>(single.Concat(compound.Where(c => !single.ContainsKey(c.Key))), StringComparer.Ordinal);
    }

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; }

    /// <summary>Names of the corrections, in the order of the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Names of the compound corrections, which apply several of them.</summary>
    public IReadOnlyList<string> CompoundNames { get; }

    /// <summary>A correction, or a compound one.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="UserError">There is none of this name.</exception>
    public Correction this[string name] => _all.TryGetValue(name, out Correction? found)
        ? found
        : throw new UserError($"{_file} has no correction '{name}'.{Nearest.Sentence(name, _all.Keys)} It has: {string.Join(", ", _all.Keys)}", ExitCode.Configuration);

    /// <summary>Loads a file; once per process.</summary>
    /// <param name="path">A <c>.json</c> or <c>.json.gz</c> file; relative to the configuration, and travels with a run.</param>
    /// <exception cref="UserError">It is missing or malformed; says where and how.</exception>
    public static CorrectionSet Load(string path) => Known.GetOrAdd(Config.File(path), Read);

    /// <summary>Reads a set from the bytes of a file.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="content">JSON, or gzip of it.</param>
    /// <exception cref="UserError">It is malformed; says where and how.</exception>
    public static CorrectionSet Parse(string file, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            using JsonDocument document = JsonDocument.Parse(content is [0x1f, 0x8b, ..] ? Unpacked(content) : content);
            return new CorrectionSetReader(file).Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or FormatException)
        {
            throw new UserError($"{file} is no set of corrections (correctionlib, version 2): {e.Message}", ExitCode.Configuration, e);
        }
    }

    private static CorrectionSet Read(string path) => Parse(path, File.ReadAllBytes(path));

    private static byte[] Unpacked(byte[] content)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
