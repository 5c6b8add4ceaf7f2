// What heppy-convert costs over decompressing the baskets and writing the same columns with Parquet.Net alone, and what a second
// thread gains compared with plain arithmetic. dotnet run -c Release --project benchmarks/Convert -- [EVENTS [FOLDER]]. Prints
// ratios of medians of interleaved passes: of processor time, and of wall time for the threads; and the most memory that it takes.
using System.Diagnostics;
using System.Globalization;
using Heppy.Benchmarks.Convert;
using Heppy.Commands;
using Heppy.Formats.Root;

if (args is [Memory.Child, ..])
{
    return Memory.Convert(args[1..]);
}

int events = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
string folder = Path.Combine(args.Length > 1 ? args[1] : Path.GetTempPath(), $"heppy-bench-{Environment.ProcessId}");
const int passes = 5;
Directory.CreateDirectory(folder);
try
{
    Memory.Measure(folder, events);
    foreach (RootCompression codec in (RootCompression[])[RootCompression.Zlib, RootCompression.Zstd])
    {
        string one = Generated.Write(Path.Combine(folder, $"{codec}_1.root"), codec, 1, events);
        string two = Generated.Write(Path.Combine(folder, $"{codec}_2.root"), codec, 2, events);
        var plain = PlainConversion.Of(one);
        List<double> ours = [], unpack = [], write = [], alone = [], together = [], plainAlone = [], plainTogether = [];
        for (int pass = 0; pass <= passes; pass++)
        {
            double[] times =
            [
                Work(() => Converted("1", one)), Work(plain.Unpack), Work(() => plain.Write(Path.Combine(folder, "plain.parquet"))),
                Time(() => Converted("1", one, two)), Time(() => Converted("2", one, two)),
                Time(() => Arithmetic(1)), Time(() => Arithmetic(2)),
            ];
            List<double>[] all = [ours, unpack, write, alone, together, plainAlone, plainTogether];
            for (int i = 0; i < all.Length && pass > 0; i++)
            {
                all[i].Add(times[i]);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{codec}: heppy-convert {Median(ours) * 1e9 / events:F0} ns/event, unpacking {Median(unpack) * 1e9 / events:F0} + Parquet.Net {Median(write) * 1e9 / events:F0}: ratio {Median(ours) / (Median(unpack) + Median(write)):F2}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{codec}: two files on two threads {Median(alone) / Median(together):F2} times as fast as on one, arithmetic {Median(plainAlone) / Median(plainTogether):F2} times"));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return 0;

void Converted(string jobs, params string[] inputs)
{
    string output = Path.Combine(folder, "out");
    if (Directory.Exists(output))
    {
        Directory.Delete(output, recursive: true);
    }

    if (ConvertCommand.Main(["-q", "-j", jobs, .. inputs, output]) != 0)
    {
        throw new InvalidOperationException("The conversion failed.");
    }
}

static void Arithmetic(int threads)
{
    double[] sums = new double[2];
    Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
    {
        double sum = 0;
        for (int k = 1; k < 60_000_000; k++)
        {
            sum += 1.0 / k;
        }

        sums[i] = sum;
    });
    GC.KeepAlive(sums);
}

// Processor time of the whole process: other programs, and the disk, do not count.
static double Work(Action action)
{
    TimeSpan before = Environment.CpuUsage.TotalTime;
    action();
    return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
}

static double Time(Action action)
{
    long start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
