using Heppy.CommandLine;
using Heppy.Commands;
using Heppy.Events;
using Heppy.Formats.Parquet;

namespace Heppy.Application.Tests.Converting;

/// <summary>Runs <c>heppy-convert</c> and <c>heppy-ls</c> in this process.</summary>
internal static class ConvertTool
{
    /// <summary>Converts; exit code, standard output, standard error.</summary>
    internal static (int Code, string Output, string Error) Run(params string[] typed) => Run(new StopSignal(), typed);

    /// <summary>Converts, and is perhaps asked to stop.</summary>
    internal static (int Code, string Output, string Error) Run(StopSignal stop, params string[] typed)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = CommandHost.Run<ConvertOptions>(
            typed, o => ConvertCommand.Run(o, new RunConsole(o.Quiet, false, output, error), stop), output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Lists; exit code, standard output, standard error.</summary>
    internal static (int Code, string Output, string Error) List(params string[] typed)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = CommandHost.Run<LsOptions>(typed, o => LsCommand.Run(o, output, error), output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>All values of a column over all clusters.</summary>
    internal static ColumnBuffer Column(IEventFile file, ColumnSchema column)
    {
        ColumnBuffer all = StoredTree.BufferFor(column);
        ColumnBuffer part = StoredTree.BufferFor(column);
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, [part]);
            all.AppendRows(part, 0, part.Rows);
        }

        return all;
    }

    /// <summary>Names of the columns that are not the same in both files, by name, type, lengths and values.</summary>
    /// <param name="one">A file.</param>
    /// <param name="other">Another one.</param>
    /// <param name="mayAdd">Whether the other may have more columns.</param>
    internal static string[] Differences(IEventFile one, IEventFile other, bool mayAdd = false)
    {
        ColumnSchema[] columns = [.. one.Footer.Columns.Where(c => !c.IsCount && c.Type != ElementType.Unsupported)];
        Dictionary<string, ColumnSchema> others = other.Footer.Columns.Where(c => !c.IsCount).ToDictionary(c => c.Name);
        return
        [
            .. columns.Where(c => !others.ContainsKey(c.Name) || !Same(one, c, other, others[c.Name])).Select(c => c.Name),
            .. mayAdd ? [] : others.Keys.Except(columns.Select(c => c.Name)),
        ];
    }

    /// <summary>Opens a Parquet file.</summary>
    internal static IEventFile Parquet(string path) => new ParquetFormat().Open(path);

    private static bool Same(IEventFile one, ColumnSchema column, IEventFile other, ColumnSchema otherColumn)
    {
        if ((column.Type, column.IsJagged, column.IsNullable) != (otherColumn.Type, otherColumn.IsJagged, otherColumn.IsNullable))
        {
            return false;
        }

        ColumnBuffer a = Column(one, column);
        ColumnBuffer b = Column(other, otherColumn);
        return (a.Rows, a.Count) == (b.Rows, b.Count)
            && (!a.IsJagged || a.Offsets.AsSpan(0, a.Rows + 1).SequenceEqual(b.Offsets.AsSpan(0, b.Rows + 1)))
            && Enumerable.Range(0, a.Count).All(i => Equals(a.ValueArray.GetValue(i), b.ValueArray.GetValue(i)));
    }
}
