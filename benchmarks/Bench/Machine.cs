using System.Globalization;
using System.Runtime.InteropServices;

namespace Heppy.Benchmarks;

/// <summary>Where benchmarks run.</summary>
internal static class Machine
{
    /// <summary>The checkout: the folder with the solution, above this program.</summary>
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Heppy.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("This program is not inside a checkout.");
    }

    /// <summary>Cores, processor, memory and software, and nothing that says whose machine it is.</summary>
    public static string Describe()
    {
        string memory = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)).ToString(CultureInfo.InvariantCulture);
        return $"{Environment.ProcessorCount} cores, {Processor()}, {memory} GiB, {RuntimeInformation.OSDescription.Split(' ')[0]} {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}";
    }

    private static string Processor()
    {
        const string list = "/proc/cpuinfo";
        if (!File.Exists(list))
        {
            return "unknown processor";
        }

        string Value(string name) => File.ReadLines(list).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "?";
        return $"{Value("model name")} (family {Value("cpu family")}, model {Value("model\t")}, {Value("cpu MHz").Split('.')[0]} MHz)";
    }
}
