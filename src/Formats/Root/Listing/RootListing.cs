using System.Globalization;
using System.Text.RegularExpressions;
using Heppy.Events;
using Heppy.Formats.Listing;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.NTuples;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Trees;

namespace Heppy.Formats.Root.Listing;

/// <summary>Lists the objects of a ROOT file. One that is damaged does not keep the others from being listed.</summary>
internal static partial class RootListing
{
    /// <summary>Lists a file.</summary>
    /// <exception cref="InvalidDataException">It is truncated, or its directories are damaged.</exception>
    public static FileListing Of(string path)
    {
        using RootFile file = RootFile.Open(path);
        var classes = new Lazy<StreamerCatalogue>(() => StreamerInfoReader.Read(file));
        Dictionary<string, int> newest = file.Keys.GroupBy(k => k.Path).ToDictionary(g => g.Key, g => g.Max(k => k.Cycle));
        int version = file.Header.Version;
        return new FileListing
        {
            Path = path,
            Format = "ROOT",
            Writer = string.Create(CultureInfo.InvariantCulture, $"{version / 10_000}.{version / 100 % 100:00}/{version % 100:00}"),
            Size = file.Length,
            Compression = CompressionText.Of(file.Header.Compression),
            Objects = [.. file.Keys.Select(k => One(file, k, classes, newest[k.Path] == k.Cycle))],
        };
    }

    private static ListedObject One(RootFile file, RootKey key, Lazy<StreamerCatalogue> classes, bool isNewest)
    {
        var listed = new ListedObject
        {
            Path = key.Path,
            Cycle = key.Cycle,
            IsNewest = isNewest,
            Class = key.IsDirectory ? "TDirectory" : key.ClassName,
            Title = key.Title,
            StoredBytes = key.Length,
            UnpackedBytes = key.ObjectLength,
        };
        try
        {
            return key.ClassName switch
            {
                "TTree" or "TNtuple" or "TNtupleD" => Tree(file, key, listed),
                _ when NTupleAnchor.IsAnchor(key.ClassName) => NTuple(file, key, listed),
                _ when Histograms().IsMatch(key.ClassName) => HistogramListing.Of(file, key, classes.Value, listed),
                _ => listed,
            };
        }
        catch (InvalidDataException e)
        {
            return listed with { Problem = e.Message };
        }
    }

    private static ListedObject Tree(RootFile file, RootKey key, ListedObject listed)
    {
        var tree = TreeFile.Open(file, key);
        TreeBranch[] branches = [.. tree.Branches];
        TreeBranch[] whole = [.. branches.Where(b => b.Offset == 0)];
        return listed with
        {
            // Baskets that were never written on their own are packed with the tree.
            StoredBytes = whole.Sum(b => b.Sizes.Sum(s => (long)s)) + (whole.Any(b => b.Embedded.Count > 0) ? key.Length : 0),
            UnpackedBytes = whole.Sum(b => b.UnpackedBytes),
            Tree = new ListedTree(
                tree.Footer.Entries,
                tree.Footer.RowGroups,
                string.Join(", ", whole.Select(b => b.Compression).Distinct().Select(CompressionText.Of)),
                [.. branches.Select(Column)]),
        };
    }

    private static ListedColumn Column(TreeBranch branch)
    {
        ColumnSchema schema = branch.Schema;
        bool isReadable = schema.Type != ElementType.Unsupported;
        string lengths = branch.HeaderSize > 0 ? "[]" : branch.Counter.Length > 0 ? $"[{branch.Counter}]" : "";
        string inner = branch.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"[{branch.Length}]") : "";
        string type = isReadable ? TypeNames.Of(Conversions.TypeOf(schema.Type)) + lengths + inner : schema.Stored;
        return new ListedColumn(schema.Name, type, isReadable, schema.Stored, branch.CompressedBytes, branch.UnpackedBytes);
    }

    private static ListedObject NTuple(RootFile file, RootKey key, ListedObject listed)
    {
        FileFooter footer = NTupleFile.Open(file, key).Footer;
        return listed with
        {
            StoredBytes = footer.CompressedBytes.Sum(),
            UnpackedBytes = null,
            Tree = new ListedTree(footer.Entries, footer.RowGroups, "", [.. footer.Columns.Zip(footer.CompressedBytes).Where(c => !c.First.IsCount)
                .Select(c => new ListedColumn(c.First.Name, ParquetListing.TypeOf(c.First), c.First.Type != ElementType.Unsupported, c.First.Stored, c.Second, null))]),
        };
    }

    [GeneratedRegex("^(TH[123][CSILFD]|TProfile([23]D)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Histograms();
}
