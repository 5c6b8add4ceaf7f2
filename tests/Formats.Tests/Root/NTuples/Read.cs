using System.Globalization;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.NTuples;
using Heppy.Formats.Tests.Parquet;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>Columns of RNTuples as text: values, or lists in brackets, with a space between entries.</summary>
internal static class Read
{
    public static string Text(IEventFile file, string name) =>
        Text(file.Footer.Columns.Single(c => c.Name == name), Decoded.Column(file, file.Footer.Columns.Single(c => c.Name == name)));

    public static string Text(ColumnSchema column, IEnumerable<object?[]> rows) => string.Join(' ', rows.Select(row =>
        string.Join(' ', row.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))) is var values && column.IsJagged ? $"[{values}]" : values));

    /// <summary>Opens the RNTuple of a file that is in memory.</summary>
    public static NTupleFile Open(byte[] bytes, string name = "made.root")
    {
        RootFile file = RootFile.Open(new MemoryStream(bytes, writable: false), name);
        return NTupleFile.Open(file, file.Keys.Single(k => NTupleAnchor.IsAnchor(k.ClassName)));
    }

    public static IEventFile Real(string name, string? tree = null) => new RootFormat().Open(TestData.Find("root/" + name), tree);

    /// <summary>Reads all that can be read.</summary>
    public static void All(IEventFile file, int groups = int.MaxValue)
    {
        foreach (ColumnSchema column in file.Footer.Columns.Where(c => c.Type != ElementType.Unsupported))
        {
            ColumnBuffer buffer = ColumnBuffer.Create(column.Name, Conversions.TypeOf(column.Type), column.IsJagged);
            for (int group = 0; group < Math.Min(groups, file.Footer.RowGroups.Count); group++)
            {
                file.Read(group, [buffer]);
            }
        }
    }
}
