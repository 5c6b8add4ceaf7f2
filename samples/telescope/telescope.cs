#!/usr/bin/env dotnet
#:project ../../src/Pools
// A night of pretend observations that do not fit in memory. A job is a reference to data, with parameters; what it finds it writes
// beside the data, and its result is a return code.
//   dotnet run samples/telescope/telescope.cs -- Night processes
//   dotnet run samples/telescope/telescope.cs -- Night sge

using System.Globalization;
using Heppy.Pools;

if (args.Length != 2)
{
    Console.Error.WriteLine("telescope.cs FOLDER POOL");
    return 1;
}

// On a farm the folder is on a disk that all machines see.
string folder = Path.GetFullPath(args[0]);
Observe(folder, files: 6, events: 500);

Search[] searches =
[
    .. Directory.GetFiles(folder, "*.raw").Order(StringComparer.Ordinal)
        .Select((file, i) => new Search(file, Broken: i == 2 ? [0, 17] : [], Threshold: 12)),
    new Search(Path.Combine(folder, "lost.raw"), [], 12),
];

using Pool pool = Pool.Named(args[1]);
int[] codes = pool.Map(FindSignals, searches);

foreach ((Search search, int code) in searches.Zip(codes))
{
    string found = Path.ChangeExtension(search.File, ".signals");
    Console.WriteLine($"{Path.GetFileName(search.File)}: {(code == 0 ? $"{File.ReadLines(found).Count()} signals" : $"return code {code}")}");
}

return 0;

// One event at a time is in memory. 0: done, 2: there is no such file, 3: the file ends in the middle of an event.
static int FindSignals(Search search)
{
    if (!File.Exists(search.File))
    {
        return 2;
    }

    using FileStream raw = File.OpenRead(search.File);
    using StreamWriter signals = File.CreateText(Path.ChangeExtension(search.File, ".signals"));
    byte[] pixels = new byte[Camera.Pixels];
    for (int number = 0; raw.Position < raw.Length; number++)
    {
        if (raw.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) < pixels.Length)
        {
            return 3;
        }

        if (!search.Broken.Contains(number) && pixels.Count(p => p > 240) >= search.Threshold)
        {
            signals.WriteLine($"{number} {pixels.Average(p => (double)p).ToString("F3", CultureInfo.InvariantCulture)}");
        }
    }

    return 0;
}

static void Observe(string folder, int files, int events)
{
    Directory.CreateDirectory(folder);
    byte[] pixels = new byte[Camera.Pixels];
    for (int run = 0; run < files; run++)
    {
        var random = new Random(run);
        using FileStream raw = File.Create(Path.Combine(folder, $"run{run}.raw"));
        for (int number = 0; number < events; number++)
        {
            random.NextBytes(pixels);
            raw.Write(pixels);
        }
    }
}

record Search(string File, int[] Broken, int Threshold);

static class Camera
{
    public const int Pixels = 144;
}
