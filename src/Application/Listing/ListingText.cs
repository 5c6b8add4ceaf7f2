using System.Globalization;
using System.Text;
using Heppy.Formats.Listing;

namespace Heppy.Listing;

/// <summary>The contents of a file as text: what <c>heppy-ls</c> prints.</summary>
internal static class ListingText
{
    private const int MostLabels = 8;
    private static readonly CultureInfo C = CultureInfo.InvariantCulture;

    /// <summary>Writes the listing of a file.</summary>
    /// <param name="listing">The file; objects that are not asked for are left out already.</param>
    /// <param name="isWanted">Which columns to write; null for none.</param>
    internal static string Of(FileListing listing, Predicate<ListedColumn>? isWanted)
    {
        var text = new StringBuilder();
        string[] words = [listing.Format + (listing.Format == "ROOT" ? $" {listing.Writer}" : ""), ByteText.Of(listing.Size), listing.Compression];
        text.Append(C, $"{listing.Path}: {string.Join(", ", words.Where(w => w.Length > 0))}\n");
        if (listing.Format != "ROOT" && listing.Writer.Length > 0)
        {
            text.Append(C, $"  written by {listing.Writer}\n");
        }

        if (listing.Objects.Count == 0)
        {
            text.Append("  no objects\n");
        }

        int name = listing.Objects.Select(o => Name(o).Length).DefaultIfEmpty(0).Max();
        int kind = listing.Objects.Select(o => o.Class.Length).DefaultIfEmpty(0).Max();
        foreach (ListedObject item in listing.Objects)
        {
            string title = item.Title.Length > 0 && item.Title != item.Path ? $"  \"{item.Title}\"" : "";
            string head = name == 0 ? item.Class : $"{Name(item).PadRight(name)}  {item.Class.PadRight(kind)}";
            ListedColumn[] wanted = item.Tree is null || isWanted is null ? [] : [.. item.Tree.Columns.Where(c => isWanted(c))];
            text.Append($"  {head}  {What(item, wanted.Length)}{title}".TrimEnd()).Append('\n');
            Columns(text, wanted);
        }

        return text.ToString();
    }

    private static string Name(ListedObject item) => item.Class == "TDirectory" ? $"{item.Path}/"
        : item.Cycle > 0 ? string.Create(C, $"{item.Path};{item.Cycle}") : item.Path;

    private static string What(ListedObject item, int wanted)
    {
        if (item.Problem is not null)
        {
            return $"{ByteText.Of(item.StoredBytes)}, cannot be read";
        }

        if (item.Tree is { } tree)
        {
            string unpacked = item.UnpackedBytes is { } bytes ? $" ({ByteText.Of(bytes)} unpacked)" : "";
            string group = item.Class == "table" ? "row group" : "cluster";
            string packed = item.Class == "table" || tree.Compression.Length == 0 ? "" : $", {tree.Compression}";
            return $"{CountText.Of(tree.Entries, "entry", "entries")}, {(wanted > 0 && wanted < tree.Columns.Count ? string.Create(C, $"{wanted:N0} of ") : "")}{CountText.Of(tree.Columns.Count, "column")}, {CountText.Of(tree.Clusters.Count, group)}, {ByteText.Of(item.StoredBytes)}{unpacked}{packed}";
        }

        return item.Histogram is { } histogram
            ? $"{string.Join(" x ", histogram.Axes.Select(Axis))}, {histogram.Entries.ToString("#,0.###", C)} {(histogram.Entries == 1 ? "entry" : "entries")}"
            : item.Class == "TDirectory" ? "" : $"{ByteText.Of(item.StoredBytes)}{(item.UnpackedBytes is { } all && all != item.StoredBytes ? $" ({ByteText.Of(all)} unpacked)" : "")}";
    }

    private static string Axis(ListedAxis axis)
    {
        string title = axis.Title.Length > 0 ? $" \"{axis.Title}\"" : "";
        string labels = axis.Labels.Count > 0 ? $": {string.Join(", ", axis.Labels.Take(MostLabels))}{(axis.Labels.Count > MostLabels ? ", ..." : "")}" : "";
        return string.Create(C, $"{axis.Bins} {(axis.IsVariable ? "variable " : "")}{(axis.Bins == 1 ? "bin" : "bins")} [{axis.Low:G6}, {axis.High:G6}]{title}{labels}");
    }

    private static void Columns(StringBuilder text, IReadOnlyList<ListedColumn> columns)
    {
        int name = columns.Select(c => c.Name.Length).DefaultIfEmpty(0).Max();
        int type = columns.Select(c => c.Type.Length).DefaultIfEmpty(0).Max();
        foreach (ListedColumn column in columns)
        {
            string unpacked = column.UnpackedBytes is { } bytes ? $"  {ByteText.Of(bytes),9} unpacked" : "";
            string readable = column.IsReadable ? "" : "  cannot be read";
            text.Append(C, $"    {column.Name.PadRight(name)}  {column.Type.PadRight(type)}  {ByteText.Of(column.StoredBytes),9}{unpacked}{readable}\n");
        }
    }
}
