using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bjobs -o: fields with widths, or with a delimiter, or as JSON.</summary>
internal sealed class BjobsFormat
{
    private readonly List<(string Name, int Width, bool Right)> _fields = [];
    private readonly string? _delimiter;

    /// <param name="text">jobid:7 stat:- queue: delimiter='|'.</param>
    internal BjobsFormat(string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith("delimiter=", StringComparison.Ordinal))
            {
                _delimiter = word[10..].Trim('\'', '"', '^');
                continue;
            }
            var parts = word.Split(':');
            if (parts[0].Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                _fields.AddRange(BjobsFields.Names.Select(name => (name, 0, false)));
                continue;
            }
            var field = BjobsFields.Find(parts[0]) ?? throw new CommandException(
                $"bjobs: {parts[0]}: unknown field name. In a rehearsal: {string.Join(' ', BjobsFields.Names)}", 255);
            var width = parts.Length < 2 ? "0" : parts[1].TrimStart('-');
            var chars = width.Length == 0 ? field.Width
                : int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : throw new CommandException($"bjobs: {word}: the width is not a number.", 255);
            _fields.Add((field.Name, chars, parts.Length > 1 && parts[1].StartsWith('-')));
        }
        if (_fields.Count == 0)
        {
            throw new CommandException("bjobs: -o: no field name.", 255);
        }
    }

    internal string Header() => Line(field => field.ToUpperInvariant());

    internal string Row(Job job, BjobsFields values) =>
        Line(field => values.Value(field, job) is { Length: > 0 } text ? text : "-");

    /// <summary>Every job as a record, and one with an ERROR for each message.</summary>
    internal string Json(IReadOnlyList<Job> jobs, IReadOnlyList<(string Id, string Message)> errors, BjobsFields values)
    {
        var records = jobs.Select(job =>
            _fields.Select(field => (field.Name.ToUpperInvariant(), values.Value(field.Name, job))))
            .Concat(errors.Select(error =>
                (IEnumerable<(string, string)>)[("JOBID", error.Id), ("ERROR", error.Message)]))
            .Select(record => "    {\n" + string.Join(",\n", record.Select(entry =>
                $"      \"{entry.Item1}\":\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(entry.Item2)}\"")) + "\n    }");
        var text = new StringBuilder("{\n  \"COMMAND\":\"bjobs\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"JOBS\":{jobs.Count + errors.Count},\n  \"RECORDS\":[\n");
        text.AppendJoin(",\n", records).Append("\n  ]\n}\n");
        return text.ToString();
    }

    private string Line(Func<string, string> value)
    {
        var cells = _fields.Select(field => _delimiter is null && field.Width > 0
            ? Fit(field.Name, value(field.Name), field.Width, field.Right) : value(field.Name));
        return string.Join(_delimiter ?? " ", cells) + (_delimiter is null ? " \n" : "\n");
    }

    private static string Fit(string field, string text, int width, bool right)
    {
        // The end of a name tells jobs apart.
        var fitted = text.Length <= width ? text
            : field == "job_name" && width > 1 ? "*" + text[^(width - 1)..] : text[..width];
        return right ? fitted.PadLeft(width) : fitted.PadRight(width);
    }
}
