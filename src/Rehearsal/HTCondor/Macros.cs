using System.Text;
using System.Text.RegularExpressions;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The names of a submit description and their expansion: $(name), $(name:default), $ENV(name), $Fn(name).</summary>
internal sealed partial class Macros
{
    private const int DeepestNesting = 20;
    private readonly Dictionary<string, string> _values;

    internal Macros() => _values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    private Macros(Macros other) =>
        _values = new Dictionary<string, string>(other._values, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that were asked for: what a description sets and nobody asks for may be a typing error.</summary>
    internal HashSet<string> Used { get; private init; } = new(StringComparer.OrdinalIgnoreCase);

    internal IEnumerable<string> Names => _values.Keys;

    /// <summary>A copy that can be changed on its own.</summary>
    internal Macros Copy() => new(this) { Used = Used };

    internal void Set(string name, string value) => _values[name] = value;

    /// <summary>The expanded value of the first of these names that is set; nothing if none is or the value is empty.</summary>
    internal string? Get(params ReadOnlySpan<string> names)
    {
        string? found = null;
        foreach (var name in names)
        {
            Used.Add(name);
            if (found is null && _values.TryGetValue(name, out var value) && Expand(value) is { Length: > 0 } text)
            {
                found = text;
            }
        }
        return found;
    }

    internal string Expand(string text) => Expand(text, 0).Trim();

    private string Expand(string text, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new CommandException($"ERROR: a macro of the submit description refers to itself: {text}\n", 1);
        }
        return Reference().Replace(text, match => Replace(match, depth));
    }

    private string Replace(Match match, int depth)
    {
        var function = match.Groups[1].Value;
        var parts = match.Groups[2].Value.Split(':', 2);
        var name = parts[0].Trim();
        if (function == "ENV")
        {
            return Environment.GetEnvironmentVariable(name) ?? (parts.Length > 1 ? parts[1] : "UNDEFINED");
        }
        Used.Add(name);
        var value = _values.TryGetValue(name, out var found) ? Expand(found, depth + 1)
            : parts.Length > 1 ? Expand(parts[1], depth + 1) : "";
        return function.Length == 0 ? value : FileParts(value, function[1..]);
    }

    /// <summary>$Fpdnxq: path, last folder, name without extension, extension, in quotes.</summary>
    private static string FileParts(string path, string parts)
    {
        var text = new StringBuilder();
        var folder = Path.GetDirectoryName(path) ?? "";
        text.Append(parts.Contains('p') && folder.Length > 0 ? folder + "/" : "");
        text.Append(parts.Contains('d') && folder.Length > 0 ? Path.GetFileName(folder) + "/" : "");
        text.Append(parts.Contains('n') ? Path.GetFileNameWithoutExtension(path) : "");
        text.Append(parts.Contains('x') ? Path.GetExtension(path) : "");
        return parts.Contains('q') ? $"\"{text}\"" : text.Length == 0 ? path : text.ToString();
    }

    [GeneratedRegex(@"(?<!\$)\$(ENV|F[pdnxq]*)?\(([^()$]+)\)")]
    private static partial Regex Reference();
}
