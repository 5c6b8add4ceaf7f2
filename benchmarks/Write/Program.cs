// What writing a tree costs over Arrow C++ (ParquetSharp): the same rows, row groups and codec, both from rows and lists in memory to a file.
// Both files are read back and compared.
using System.Globalization;
using Heppy.Benchmarks;
using Heppy.Formats.Parquet;
using Heppy.Trees;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = Directory.CreateTempSubdirectory("heppy-write-").FullName;
try
{
    var tree = new Tree(Ratios.IsShort ? 100_000 : 500_000);
    foreach (ParquetCompression codec in (ParquetCompression[])[ParquetCompression.None, ParquetCompression.Snappy, ParquetCompression.Zstd])
    {
        string ours = Path.Combine(folder, "ours.parquet");
        string theirs = Path.Combine(folder, "theirs.parquet");
        Ratios ratios = Ratios.Measure(() => Write(tree, ours, codec), () => ArrowTree.Write(tree, theirs, codec), (_, _) => { });
        tree.ShouldBeIn(ours);
        tree.ShouldBeIn(theirs);
        Rows.Add($"{codec.ToString().ToLowerInvariant()}: heppy / Arrow C++", ratios, 1.5,
            $"{Rows.Number(ratios.Seconds / tree.Rows * 1e9)} and {Rows.Number(ratios.OtherSeconds / tree.Rows * 1e9)} ns/row; {new FileInfo(ours).Length / 1e6:F1} and {new FileInfo(theirs).Length / 1e6:F1} MB");
    }

    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static long Write(Tree tree, string path, ParquetCompression codec)
{
    using FileStream stream = File.Create(path);
    using ITreeWriter writer = new ParquetFormat { Compression = codec, RowsPerGroup = Tree.RowsPerGroup }.Create(stream, tree.Schema);
    for (int row = 0; row < tree.Rows; row += 1000)
    {
        // As rows come from an event loop: some at a time.
        writer.Append(tree.Columns, row, Math.Min(1000, tree.Rows - row));
    }

    writer.Finish();
    return stream.Length;
}
