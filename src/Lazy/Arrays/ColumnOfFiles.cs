using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;

namespace Heppy.Lazy.Computing;

/// <summary>A column of several files as one array: which row groups have which elements.</summary>
internal sealed class ColumnOfFiles
{
    private static readonly Inputs Inputs = new([new ParquetFormat(), new RootFormat()], new FooterCache(null));
    private readonly List<(string Path, int Group, long First, int Rows)> _groups = [];

    internal ColumnOfFiles(string pattern, string column, Type type)
    {
        string[] paths = [.. FileList.Create([Path.GetFullPath(pattern)])];
        if (paths.Length == 0)
        {
            throw new UserError($"no file matches {pattern} (looked for {Path.GetFullPath(pattern)}).");
        }

        Column = column.Replace('.', '_');
        foreach (string path in paths)
        {
            Add(path, FooterOf(path), type);
        }
    }

    /// <summary>Flat name of the column.</summary>
    internal string Column { get; }

    /// <summary>Number of elements.</summary>
    internal long Length { get; private set; }

    /// <summary>Identity of the files.</summary>
    internal List<string> Digests { get; } = [];

    /// <summary>Rows of all row groups but the last, if these are the same: then no group is read for two blocks.</summary>
    internal int? RowsOfGroup => _groups.Count > 0 && _groups.Take(_groups.Count - 1).All(g => g.Rows == _groups[0].Rows) ? _groups[0].Rows : null;

    /// <summary>The row group with an element.</summary>
    internal (string Path, int Group, long First, int Rows) At(long element)
    {
        int low = 0;
        int high = _groups.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _groups[middle].First <= element ? (middle, high) : (low, middle - 1);
        }

        return _groups[low];
    }

    /// <summary>Opens a file.</summary>
    internal static IEventFile Open(string path) => Inputs.Open(path);

    private static FileFooter FooterOf(string path)
    {
        try
        {
            return Inputs.Footer(path);
        }
        catch (FileNotFoundException e)
        {
            throw new UserError($"no such file: {path}.{Nearest.File(path)}", inner: e);
        }
        catch (InvalidDataException e)
        {
            throw new UserError(e.Message, inner: e);
        }
    }

    private void Add(string path, FileFooter footer, Type type)
    {
        ColumnSchema stored = footer.Columns.FirstOrDefault(c => c.Name == Column)
            ?? throw new UserError($"{path} has no column {Column}.{Nearest.Sentence(Column, footer.Columns.Select(c => c.Name))}");
        if (stored.IsJagged || !Conversions.IsLossless(stored.Type, type))
        {
            throw new UserError(
                $"{path}: column {Column} ({stored.Stored}) is not one {TypeNames.Of(type)} per row. "
                + (stored.IsJagged ? "Lists are for LazyEvents: LazyEvents.FromParquet(...).List<float>(...)." : stored.Type == ElementType.Unsupported ? "It cannot be read." : $"Ask for {TypeNames.Of(Conversions.TypeOf(stored.Type))}."));
        }

        Digests.Add(footer.Digest);
        for (int group = 0; group < footer.RowGroups.Count; group++)
        {
            if (footer.RowGroups[group] > 0)
            {
                _groups.Add((path, group, Length, (int)footer.RowGroups[group]));
                Length += footer.RowGroups[group];
            }
        }
    }
}
