using System.Diagnostics;
using System.Globalization;
using Heppy.Benchmarks;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Trees;
using Parquet;
using Parquet.Schema;

// What decoding costs over Parquet.Net alone: six columns of a million generated events. And what remembered footers cost.
const int Events = 1_000_000;
const int Rounds = 7;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = Directory.CreateTempSubdirectory("heppy-decode-").FullName;
try
{
    string path = Path.Combine(folder, "events.parquet");
    Generate(path);
    using IEventFile file = new ParquetFormat().Open(path);
    ColumnBuffer[] columns =
    [
        new ColumnBuffer<float>("MET_pt", false),
        new ColumnBuffer<float>("Muon_pt", true),
        new ColumnBuffer<float>("Muon_eta", true),
        new ColumnBuffer<float>("Muon_phi", true),
        new ColumnBuffer<float>("Muon_mass", true),
        new ColumnBuffer<int>("Muon_charge", true),
    ];
    using var memory = new MemoryStream(File.ReadAllBytes(path));
    ParquetReader reader = await ParquetReader.CreateAsync(memory);
    DataField[] fields = reader.Schema.GetDataFields();
    float[] floats = new float[1 << 18];
    int[] ints = new int[1 << 18];
    int[] definition = new int[1 << 18];
    int[] repetition = new int[1 << 18];
    double ours = double.MaxValue;
    double raw = double.MaxValue;
    long allocatedOurs = 0;
    long allocatedRaw = 0;
    for (int round = 0; round < Rounds; round++)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, columns);
        }

        ours = Math.Min(ours, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        allocatedOurs = GC.GetAllocatedBytesForCurrentThread() - before;
        before = GC.GetAllocatedBytesForCurrentThread();
        start = Stopwatch.GetTimestamp();
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            ParquetRowGroupReader rows = reader.OpenRowGroupReader(group);
            foreach (DataField field in fields)
            {
                Memory<int>? d = field.MaxDefinitionLevel > 0 ? definition : default(Memory<int>?);
                Memory<int>? r = field.MaxRepetitionLevel > 0 ? repetition : default(Memory<int>?);
                await (field.ClrType == typeof(int)
                    ? rows.ReadRawAsync<int>(field, ints, d, r)
                    : rows.ReadRawAsync<float>(field, floats, d, r));
            }
        }

        raw = Math.Min(raw, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        allocatedRaw = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    int groups = file.Footer.RowGroups.Count;
    Console.WriteLine($"ours {ours / Events:F1} ns/event, Parquet.Net alone {raw / Events:F1} ns/event, "
        + $"ratio {ours / raw:F3}");
    RememberedFooters.Measure(folder);
    Console.WriteLine($"allocated per row group: ours {allocatedOurs / groups} bytes, "
        + $"Parquet.Net alone {allocatedRaw / groups} bytes");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static void Generate(string path)
{
    ColumnSchema[] schema =
    [
        new("MET_pt", ElementType.Float),
        new("Muon_pt", ElementType.Float, true),
        new("Muon_eta", ElementType.Float, true),
        new("Muon_phi", ElementType.Float, true),
        new("Muon_mass", ElementType.Float, true),
        new("Muon_charge", ElementType.Int32, true),
    ];
    var random = new Random(1);
    var met = new ColumnBuffer<float>("MET_pt", false);
    ColumnBuffer<float>[] muons = [.. schema.Skip(1).Take(4).Select(c => new ColumnBuffer<float>(c.Name, true))];
    var charge = new ColumnBuffer<int>("Muon_charge", true);
    for (int i = 0; i < Events; i++)
    {
        met.Append(random.NextSingle() * 100);
        int n = Math.Max(0, random.Next(-2, 5));
        foreach (ColumnBuffer<float> column in muons)
        {
            column.Append([.. Enumerable.Range(0, n)
                .Select(_ => column.Name == "Muon_mass" ? 0.1056f : random.NextSingle() * 60)]);
        }

        charge.Append([.. Enumerable.Range(0, n).Select(_ => (2 * random.Next(2)) - 1)]);
    }

    using FileStream stream = File.Create(path);
    using ITreeWriter writer = new ParquetFormat().Create(stream, schema);
    writer.Append([met, .. muons, charge], 0, Events);
    writer.Finish();
}
