// What decoding costs over Arrow C++ (ParquetSharp), one column at a time, both into memory that is used again, in turn; the values are compared.
// Arrow gives levels where lists end; heppy's times include the offsets made from them. And what remembered footers cost.
using System.Globalization;
using Heppy.Benchmarks;
using Heppy.Events;
using Heppy.Formats.Parquet;
using ParquetSharp;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = Directory.CreateTempSubdirectory("heppy-decode-").FullName;
try
{
    foreach (Compression codec in (Compression[])[Compression.Uncompressed, Compression.Snappy, Compression.Zstd])
    {
        foreach (bool isOptional in (bool[])[false, true])
        {
            string path = Path.Combine(folder, $"{codec}-{isOptional}.parquet");
            GeneratedColumns.Write(path, codec, isOptional);
            using IEventFile file = new ParquetFormat().Open(path);
            using var arrow = new ArrowColumns(path);
            foreach (ColumnSchema column in file.Footer.Columns.Where(c => !c.IsCount))
            {
                Compare(file, arrow, column, $"{codec.ToString().ToLowerInvariant()}, {(isOptional ? "optional" : "required")}", codec == Compression.Zstd ? 1.7 : 1.2);
            }
        }
    }

    RememberedFooters.Measure(folder);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static void Compare(IEventFile file, ArrowColumns arrow, ColumnSchema column, string what, double goal)
{
    var buffer = ColumnBuffer.Create(column.Name, Conversions.TypeOf(column.Type), column.IsJagged);
    int groups = file.Footer.RowGroups.Count;
    long values = 0;
    long allocated = 0;
    Ratios ratios = Ratios.Measure(
        () =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            values = 0;
            for (int group = 0; group < groups; group++)
            {
                file.Read(group, [buffer]);
                values += buffer.Count;
            }

            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / groups;
            return values;
        },
        () =>
        {
            long read = 0;
            for (int group = 0; group < groups; group++)
            {
                read += arrow.Read(group, column.Name);
            }

            return read;
        },
        (ours, theirs) => throwIf(ours != theirs));
    for (int group = 0; group < groups; group++)
    {
        file.Read(group, [buffer]);
        arrow.Read(group, column.Name);
        arrow.ShouldHave(column.Name, buffer);
    }

    Rows.Add($"{what}, {column.Name}: heppy / Arrow C++", ratios, goal, $"{Rows.Number(ratios.Seconds / values * 1e9)} ns/value, {allocated} bytes allocated per row group");

    void throwIf(bool differs)
    {
        if (differs)
        {
            throw new InvalidDataException($"{column.Name} has another number of values.");
        }
    }
}
