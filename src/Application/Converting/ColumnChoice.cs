using Heppy.Events;
using Heppy.Trees;

namespace Heppy.Converting;

/// <summary>Which columns of a file are converted, and which cannot be.</summary>
/// <param name="Columns">Those that are, in the order of the file.</param>
/// <param name="LeftOut">Those that were asked for, but cannot be read.</param>
/// <param name="Problems">Why the file cannot be converted as asked; empty if it can.</param>
internal sealed record ColumnChoice(IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<LeftOutColumn> LeftOut, IReadOnlyList<string> Problems)
{
    /// <summary>Chooses the columns of a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="footer">What it offers.</param>
    /// <param name="settings">What is asked for.</param>
    internal static ColumnChoice Of(string path, FileFooter footer, ConversionSettings settings)
    {
        ColumnSchema[] stored = [.. footer.Columns.Where(c => !c.IsCount)];
        ColumnSchema[] asked = [.. stored.Where(c => (settings.Keep.Count == 0 || Matches(settings.Keep, c)) && !Matches(settings.Drop, c))];
        ITreeFormat format = settings.Format(0);
        LeftOutColumn[] leftOut = [.. asked.Select(c => (c.Name, Why: c.Type == ElementType.Unsupported ? $"{c.Stored} cannot be read" : format.Problem([c])?.TrimEnd('.')))
            .Where(c => c.Why is not null).Select(c => new LeftOutColumn(c.Name, c.Why!))];
        List<string> problems =
        [
            .. settings.Keep.Concat(settings.Drop).Where(p => !stored.Any(c => Glob.Matches(p, c.Name)))
                .Select(p => $"{path}: there is no column {p}.{Nearest.Sentence(p, stored.Select(c => c.Name))}"),
            .. leftOut.Where(l => settings.Keep.Contains(l.Name)).Select(l => $"{path}: column {l.Name} was asked for, but {l.Reason}."),
        ];
        HashSet<string> without = [.. leftOut.Select(l => l.Name)];
        ColumnSchema[] columns = [.. asked.Where(c => !without.Contains(c.Name))];
        if (columns.Length == 0 && problems.Count == 0)
        {
            problems.Add($"{path}: no column is left to convert. It has {stored.Length}{(stored.Length == 0 ? "" : $": {string.Join(", ", stored.Take(5).Select(c => c.Name))}{(stored.Length > 5 ? ", ..." : "")}")}.");
        }

        if (problems.Count == 0 && format.Problem(columns) is { } refusal)
        {
            problems.Add($"{path}: {refusal}");
        }

        return new ColumnChoice(columns, leftOut, problems);
    }

    /// <summary>Why another file cannot follow this one in the same output; null if it can.</summary>
    internal string? Difference(ColumnChoice other)
    {
        Dictionary<string, ColumnSchema> mine = Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        foreach (ColumnSchema column in other.Columns)
        {
            if (!mine.Remove(column.Name, out ColumnSchema? own))
            {
                return $"it has the column {column.Name}, which the first file lacks";
            }

            if (own.Type != column.Type || own.IsJagged != column.IsJagged || own.IsNullable != column.IsNullable)
            {
                return $"its column {column.Name} is of another type ({column.Stored}) than in the first file ({own.Stored})";
            }
        }

        return mine.Count == 0 ? null : $"it lacks the column {mine.Keys.First()}";
    }

    private static bool Matches(IReadOnlyList<string> patterns, ColumnSchema column) => patterns.Any(p => Glob.Matches(p, column.Name));
}
