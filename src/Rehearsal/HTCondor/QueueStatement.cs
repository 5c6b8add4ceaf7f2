using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>queue 5; queue name in (a b); queue a,b from file; queue 2 file matching *.root.</summary>
internal sealed partial class QueueStatement
{
    private readonly int _count;
    private readonly IReadOnlyList<string> _variables;

    /// <summary>For each item its text; nothing without items.</summary>
    private readonly IReadOnlyList<string>? _items;

    private QueueStatement(int count, IReadOnlyList<string> variables, IReadOnlyList<string>? items)
    {
        _count = count;
        _variables = variables;
        _items = items;
    }

    internal static bool Matches(string line) => Statement().IsMatch(line);

    /// <param name="line">The statement, macros expanded.</param>
    /// <param name="rest">The lines of a list that the line opens.</param>
    internal static QueueStatement Parse(string line, Func<IEnumerable<string>> rest)
    {
        var match = Statement().Match(line);
        var count = match.Groups["count"].Success
            ? int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) : 1;
        var variables = match.Groups["names"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (!match.Groups["how"].Success)
        {
            return variables.Length == 0 ? new QueueStatement(count, [], null)
                : throw new CommandException($"ERROR: invalid Queue statement: {line}\n", 1);
        }
        var names = variables.Length == 0 ? ["Item"] : variables;
        var source = match.Groups["source"].Value.Trim();
        IEnumerable<string> items = match.Groups["how"].Value.ToUpperInvariant() switch
        {
            "FROM" => source == "(" ? rest() : Lines(source),
            "MATCHING" => Words(source, rest).SelectMany(Files),
            _ => Words(source, rest),
        };
        return new QueueStatement(count, names, [.. items.Select(item => item.Trim())
            .Where(item => item.Length > 0 && !item.StartsWith('#'))]);
    }

    /// <summary>The settings of each job.</summary>
    internal IEnumerable<IReadOnlyList<(string Name, string Value)>> Jobs()
    {
        for (var item = 0; item < (_items?.Count ?? 1); item++)
        {
            for (var step = 0; step < _count; step++)
            {
                yield return
                [
                    .. _items is null ? [] : Values(_items[item]),
                    ("Step", step.ToString(CultureInfo.InvariantCulture)),
                    ("ItemIndex", item.ToString(CultureInfo.InvariantCulture)),
                    ("Row", item.ToString(CultureInfo.InvariantCulture)),
                ];
            }
        }
    }

    private IEnumerable<(string Name, string Value)> Values(string item)
    {
        // The last variable takes the rest of the line; commas separate, or else blanks.
        char[] separators = item.Contains(',') ? [','] : [' ', '\t'];
        var values = _variables.Count == 1 ? [item]
            : item.Split(separators, _variables.Count, StringSplitOptions.TrimEntries);
        return _variables.Select((name, i) => (name, i < values.Length ? values[i] : ""));
    }

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file)
        : throw new CommandException($"ERROR: Can't open items file '{file}' of the queue statement.\n", 1);

    private static string[] Words(string source, Func<IEnumerable<string>> rest)
    {
        var text = source == "(" ? string.Join('\n', rest()) : source.Trim('(', ')');
        return text.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Files(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) ?? "";
        var found = Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder, Path.GetFileName(pattern));
        return found.Select(path => Path.Combine(folder, Path.GetFileName(path))).Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^queue(?:\s+(?<count>\d+))?(?:\s+(?<names>(?!(?:in|from|matching)\b)[\w, ]+?))?(?:\s+(?<how>in|from|matching)\s*(?:files\s+)?(?<source>.+))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Statement();
}
