namespace Heppy;

/// <summary>Expands wildcards in trigger paths to the columns of a component's files.</summary>
internal static class TriggerChecks
{
    /// <summary>Paths that at least one file has, in ordinal order. Paths that match nothing are reported.</summary>
    internal static string[] Expand(ComponentInputs inputs, PlanFindings findings)
    {
        Component component = inputs.Component;
        HashSet<string> columns = [.. inputs.Footers.Select(f => f.Columns).Distinct(ReferenceEqualityComparer.Instance)
            .Cast<IReadOnlyList<Events.ColumnSchema>>().SelectMany(c => c).Select(c => c.Name)];
        SortedSet<string> found = new(StringComparer.Ordinal);
        List<string> unmatched = [];
        foreach (string path in component.Triggers)
        {
            string[] matches = [.. columns.Where(c => Glob.Matches(path, c))];
            found.UnionWith(matches);
            if (matches.Length == 0)
            {
                unmatched.Add(path);
            }
        }

        if (unmatched.Count > 0 && found.Count == 0 && inputs.Footers.Count > 0)
        {
            findings.Problem(component, $"no file has any of its trigger paths {string.Join(", ", unmatched)}.{Nearest.Sentence(unmatched[0], columns.Where(c => c.StartsWith("HLT", StringComparison.Ordinal)))}");
        }
        else if (unmatched.Count > 0)
        {
            findings.Warning($"{component.Name}: no file has the trigger path {string.Join(", ", unmatched)}");
        }

        return [.. found];
    }
}
