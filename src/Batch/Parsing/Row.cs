using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>The fields of one job as they were printed.</summary>
internal sealed class Row
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>The value, or an empty text.</summary>
    internal string this[string field]
    {
        get => _fields.GetValueOrDefault(field, "");
        set => _fields[field] = value;
    }

    internal bool Has(string field) => _fields.ContainsKey(field);

    internal bool IsTrue(string field) => string.Equals(this[field], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Applies the patterns; false if the row has no id that the profile describes.</summary>
    internal bool Complete(OutputFormat format)
    {
        foreach (string field in _fields.Keys.ToArray())
        {
            if (format.Empty.Contains(_fields[field]))
            {
                _fields[field] = "";
            }
        }

        foreach ((string field, string pattern) in format.Patterns)
        {
            Regex regex = Patterns.Of(pattern);
            Match match = regex.Match(this[field]);
            if (!match.Success)
            {
                if (field == "id")
                {
                    return false;
                }

                continue;
            }

            foreach (string group in regex.GetGroupNames().Where(g => !char.IsDigit(g[0]) && match.Groups[g].Success))
            {
                _fields[group] = match.Groups[group].Value;
            }
        }

        return this["id"].Length > 0;
    }

    /// <summary>State and reason by the first rule that holds.</summary>
    internal (JobState State, string Reason) State(OutputFormat format)
    {
        StateRule? rule = format.States.FirstOrDefault(r => r.When.All(w => Patterns.Of(w.Value).IsMatch(this[w.Key])));
        string reason = rule is null
            ? $"not in the profile: {string.Join(' ', new[] { this["state"], this["reason"] }.Where(t => t.Length > 0))}"
            : rule.Because ?? this["reason"];
        return (rule?.Is ?? JobState.Unknown, reason);
    }
}
