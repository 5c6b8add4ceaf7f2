using Heppy.Events;
using Heppy.Trees;

namespace Heppy;

/// <summary>Matches the columns that a sequence reads with those that the files have.</summary>
internal sealed class ColumnChecks(PlanFindings findings)
{
    /// <summary>Reports columns that are missing or do not convert, and says what will be read.</summary>
    internal List<PlannedColumn> Check(ComponentInputs inputs, Sequence sequence)
    {
        List<PlannedColumn> planned = [];
        HashSet<string> absent = CheckCollections(inputs, sequence);
        for (int slot = 0; slot < sequence.Columns.Count; slot++)
        {
            if (sequence.Columns[slot].Collection is not { } collection || !absent.Contains(collection))
            {
                planned.Add(Check(inputs, sequence, slot));
            }
        }

        return [.. planned.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>Reports skims whose columns are not the same in all files.</summary>
    internal static void CheckSkims(ComponentInputs inputs, Sequence sequence, PlanFindings findings)
    {
        foreach ((int analyzer, SkimTree skim) in sequence.Skims)
        {
            IReadOnlyList<ColumnSchema>[] kept = [.. inputs.Footers.Select(f => skim.Kept(f.Columns))];
            if (kept.Length > 0 && kept[0].Count == 0)
            {
                findings.Problem(inputs.Component, sequence, analyzer, $"keeps no column of {Path.GetFileName(inputs.Paths[0])}");
            }

            string[] names = [.. inputs.Footers.SelectMany(f => f.Columns).Select(c => c.Name).Distinct()];
            foreach (string pattern in names.Length == 0 ? [] : skim.UnmatchedIn(names))
            {
                string[] alike = [.. names, .. names.Select(n => n.Split('_')[0] + "_*").Distinct()];
                findings.Warning($"{inputs.Component.Name}: {findings.Describe(sequence, analyzer)} keeps '{pattern}', which no column matches.{Nearest.Sentence(pattern, alike)}");
            }

            for (int i = 1; i < kept.Length; i++)
            {
                ColumnSchema? odd = kept[0].Concat(kept[i]).Select(Plain).GroupBy(c => c).FirstOrDefault(g => g.Count() == 1)?.Key;
                if (odd is not null)
                {
                    findings.Problem(inputs.Component, sequence, analyzer, $"keeps {odd.Name}, which is not the same in {Path.GetFileName(inputs.Paths[0])} and {Path.GetFileName(inputs.Paths[i])}. Drop it");
                }
            }
        }

        static ColumnSchema Plain(ColumnSchema c) => c with { Stored = "" };
    }

    /// <summary>Reports trees that the format of trees cannot hold.</summary>
    internal static void CheckTrees(ComponentInputs inputs, Sequence sequence, PlanFindings findings, ITreeFormat format)
    {
        var skims = sequence.Skims.Where(_ => inputs.Footers.Count > 0).Select(s => (s.Analyzer, s.Skim.Name, Schema: s.Skim.Kept(inputs.Footers[0].Columns)));
        foreach ((int analyzer, string name, IReadOnlyList<ColumnSchema> schema) in sequence.Trees.Concat(skims))
        {
            if (format.Problem(schema) is { } problem)
            {
                findings.Problem(inputs.Component, sequence, analyzer, $"tree {name}: {problem.TrimEnd('.')}");
            }
        }
    }

    /// <summary>Reports collections of which a file has no column at all: one mistake, however many columns are read.</summary>
    private HashSet<string> CheckCollections(ComponentInputs inputs, Sequence sequence)
    {
        HashSet<string> absent = new(StringComparer.Ordinal);
        var collections = Enumerable.Range(0, sequence.Columns.Count).Where(s => sequence.Columns[s].Collection is not null).GroupBy(s => sequence.Columns[s].Collection!, StringComparer.Ordinal);
        foreach (IGrouping<string, int> collection in collections.Where(c => c.Count() > 1))
        {
            int[] without = [.. Enumerable.Range(0, inputs.Paths.Count).Where(i => !inputs.Footers[i].Columns.Any(c => c.Name.StartsWith(collection.Key + "_", StringComparison.Ordinal)))];
            if (without.Length > 0)
            {
                string names = string.Join(", ", collection.Select(s => sequence.Columns[s].Name));
                string who = string.Join(" and ", collection.SelectMany(sequence.ReadersOf).Distinct().Order().Select(r => findings.Describe(sequence, r)));
                string near = Nearest.Of(collection.Key, CollectionsOf(inputs.Footers[without[0]].Columns)) is { } found ? $". Nearest collection: {found}" : "";
                findings.Problem(inputs.Component, $"{collection.Key}: no column {names} (read by {who}) in {Of([.. without.Select(i => Path.GetFileName(inputs.Paths[i]))], inputs)}{near}");
                absent.Add(collection.Key);
            }
        }

        return absent;
    }

    private static IEnumerable<string> CollectionsOf(IReadOnlyList<ColumnSchema> columns) =>
        columns.Where(c => c.IsJagged && c.Name.Contains('_', StringComparison.Ordinal)).Select(c => c.Name[..c.Name.IndexOf('_', StringComparison.Ordinal)]).Distinct();

    private PlannedColumn Check(ComponentInputs inputs, Sequence sequence, int slot)
    {
        ColumnRequest request = sequence.Columns[slot];
        List<string> missing = [];
        Dictionary<(string What, string Why), List<string>> wrong = [];
        long bytes = 0;
        // Files of one schema share one object, so that 5,000 files of 1,500 columns are checked once.
        Dictionary<IReadOnlyList<ColumnSchema>, int> known = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < inputs.Paths.Count; i++)
        {
            IReadOnlyList<ColumnSchema> columns = inputs.Footers[i].Columns;
            if (!known.TryGetValue(columns, out int index))
            {
                index = IndexOf(columns, request.Name);
                known.Add(columns, index);
            }

            string file = Path.GetFileName(inputs.Paths[i]);
            if (index < 0)
            {
                missing.Add(file);
                continue;
            }

            bytes += inputs.Footers[i].CompressedBytes[index];
            if (Mismatch(columns[index], request) is { } mismatch)
            {
                wrong.TryAdd(mismatch, []);
                wrong[mismatch].Add(file);
            }
        }

        if (missing.Count > 0 && !request.IsOptional)
        {
            // The nearest name is looked for where the column is missing: that is what a typo or another production shows.
            int first = Enumerable.Range(0, inputs.Paths.Count).First(i => IndexOf(inputs.Footers[i].Columns, request.Name) < 0);
            string near = Nearest.Sentence(request.Name, inputs.Footers[first].Columns.Select(c => c.Name));
            findings.Problem(inputs.Component, $"column {Describe(request, sequence, slot)} is missing in {Of(missing, inputs)}.{near}");
        }

        foreach (((string what, string why), List<string> files) in wrong)
        {
            findings.Problem(inputs.Component, $"column {Describe(request, sequence, slot)} is stored as {what} in {Of(files, inputs)}, which {why}");
        }

        return new PlannedColumn(request.Name, TypeName(request), bytes, request.IsOptional ? missing : []);
    }

    private static string Of(List<string> some, ComponentInputs inputs)
    {
        string names = string.Join(", ", some.Take(3)) + (some.Count > 3 ? $" and {some.Count - 3} more" : "");
        return $"{some.Count} of {inputs.Paths.Count} file{(inputs.Paths.Count == 1 ? "" : "s")}: {names}";
    }

    private string Describe(ColumnRequest request, Sequence sequence, int slot)
    {
        int[] readers = [.. sequence.ReadersOf(slot)];
        string who = readers.Length == 0 || slot == sequence.WeightSlot && readers.All(r => r < 0)
            ? "the generator weight of the component"
            : $"read by {string.Join(" and ", readers.Where(r => r >= 0).Select(r => findings.Describe(sequence, r)))}";
        return $"{request.Name} ({TypeName(request)}, {who})";
    }

    private static int IndexOf(IReadOnlyList<ColumnSchema> columns, string name)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static (string What, string Why)? Mismatch(ColumnSchema stored, ColumnRequest wanted)
    {
        if (stored.Type == ElementType.Unsupported)
        {
            return (stored.Stored, "cannot be read");
        }

        string type = TypeNames.Of(Conversions.TypeOf(stored.Type));
        bool isLossless = Conversions.IsLossless(stored.Type, wanted.Type);
        string use = isLossless ? Plain(wanted.Type) : type;
        return stored.IsJagged && !wanted.IsJagged ? ($"a list of {type}", $"is not one per event: ask for it with Jagged<{use}>")
            : !stored.IsJagged && wanted.IsJagged ? ($"one {type} per event", $"is no list: ask for it with Column<{use}>")
            : !isLossless ? (type, $"does not convert without loss to {Plain(wanted.Type)}: ask for {type}")
            : null;
    }

    private static string TypeName(ColumnRequest request) => request.IsJagged ? $"list of {Plain(request.Type)}" : Plain(request.Type);

    private static string Plain(Type type) => TypeNames.Of(type);
}
