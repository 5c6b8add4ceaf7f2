using System.Collections.Concurrent;
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
        byte[] text = [];
        try
        {
            text = CorrectionText.Of(content);
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = CorrectionText.Options.MaxDepth, AllowDuplicateProperties = false });
            return new CorrectionSetReader(file).Read(document.RootElement);
        }
        catch (JsonException e) when (CorrectionText.EndsTooEarly(content, text))
        {
            throw Wrong(file, "its compression is damaged: it ends too early", e);
        }
        catch (JsonException e)
        {
            string message = e.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw Wrong($"{file}:{(e.LineNumber ?? 0) + 1}", text.Length == 0 ? "it is empty" : $"it is not JSON: {message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw Wrong(file, $"it is not UTF-8: {e.Message}", e);
        }
        catch (WrongJson e)
        {
            throw Wrong($"{file}:{CorrectionText.LineOf(text, e.Path)}", e.Message, e);
        }
        catch (InvalidDataException e)
        {
            throw Wrong(file, $"its compression is damaged: {e.Message}", e);
        }
    }

    private static UserError Wrong(string place, string what, Exception inner) =>
        new($"{place}: {what}. A set of corrections is JSON of correctionlib, version 2", ExitCode.Configuration, inner);

    private static CorrectionSet Read(string path) => Parse(path, File.ReadAllBytes(path));
}
