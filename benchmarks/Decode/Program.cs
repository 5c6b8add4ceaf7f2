using System.Diagnostics;
using System.Globalization;
using Heppy.Benchmarks;
using Heppy.Events;
using Heppy.Formats.Parquet;
using ParquetSharp;

// What decoding costs over Arrow C++ (ParquetSharp), one column at a time, both into memory that is used again, in turn; the values are compared.
// Arrow gives levels where lists end; heppy's times include the offsets made from them. And what remembered footers cost.
const int Rounds = 9;
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
                Compare(file, arrow, column, $"{codec,-12} {(isOptional ? "optional" : "required")}");
            }
        }
    }

    RememberedFooters.Measure(folder);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

// The compiler of .NET takes its time to make code quick: programs that read more than a few row groups run with that.
static void WarmUp(Action read)
{
    long start = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(start).TotalSeconds < 0.6)
    {
        read();
    }
}

static void Compare(IEventFile file, ArrowColumns arrow, ColumnSchema column, string what)
{
    var buffer = ColumnBuffer.Create(column.Name, Conversions.TypeOf(column.Type), column.IsJagged);
    int groups = file.Footer.RowGroups.Count;
    double[] ratios = new double[Rounds];
    double best = double.MaxValue;
    long allocated = 0;
    long values = 0;
    WarmUp(() => file.Read(0, [buffer]));
    for (int round = 0; round < Rounds; round++)
    {
        long start = Stopwatch.GetTimestamp();
        for (int group = 0; group < groups; group++)
        {
            arrow.Read(group, column.Name);
        }

        double theirs = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        long before = GC.GetAllocatedBytesForCurrentThread();
        start = Stopwatch.GetTimestamp();
        values = 0;
        for (int group = 0; group < groups; group++)
        {
            file.Read(group, [buffer]);
            values += buffer.Count;
        }

        double ours = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / groups;
        ratios[round] = ours / theirs;
        best = Math.Min(best, ours);
    }

    for (int group = 0; group < groups; group++)
    {
        file.Read(group, [buffer]);
        arrow.Read(group, column.Name);
        arrow.ShouldHave(column.Name, buffer);
    }

    Array.Sort(ratios);
    Console.WriteLine($"{what} {column.Name,-12}: heppy / Arrow C++ = {ratios[Rounds / 2]:F2} ({ratios[0]:F2} to {ratios[^1]:F2}); "
        + $"{best / values:F2} ns/value, {allocated} bytes allocated per row group");
}
