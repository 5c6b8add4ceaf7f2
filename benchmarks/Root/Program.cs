using System.Globalization;
using Heppy.Benchmarks;

// What reading a TTree costs over unpacking its baskets alone, by the same library: the real baskets of the HZZ files, each many times over.
// Usage: dotnet run -c Release --project benchmarks/Root [directory of uproot-HZZ-*.root] [codec...]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = args.Length > 0 ? args[0] : "../shared/data/root";
string[] codecs = args.Length > 1 ? args[1..] : ["uncompressed", "lz4", "zstd", "zlib", "lzma"];
foreach (string codec in codecs)
{
    new CodecCase(codec, File.ReadAllBytes(Path.Combine(folder, $"uproot-HZZ-{codec}.root"))).Measure();
}

Threads.Measure(File.ReadAllBytes(Path.Combine(folder, "uproot-HZZ-zstd.root")));
