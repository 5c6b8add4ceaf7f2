using System.Diagnostics;
using System.Globalization;
using Heppy.Commands;
using Heppy.Formats.Root;

namespace Heppy.Benchmarks.Convert;

/// <summary>The most memory that a conversion takes, for one file, for four of them, and for one that is four times as large: a process for each.</summary>
internal static class Memory
{
    /// <summary>First argument of the process that converts.</summary>
    internal const string Child = "--convert";

    /// <summary>Prints a line for each direction.</summary>
    internal static void Measure(string folder, int events)
    {
        string[] four = [.. Enumerable.Range(1, 4).Select(i => Generated.Write(Path.Combine(folder, $"part_{i}.root"), RootCompression.Zstd, (ulong)i, events))];
        string large = Generated.Write(Path.Combine(folder, "large.root"), RootCompression.Zstd, 1, 4 * events);
        string[] fourParquet = [.. four.Select(f => Path.ChangeExtension(f, ".parquet"))];
        string largeParquet = Path.ChangeExtension(large, ".parquet");
        double small = Peak(four[0], fourParquet[0]);
        for (int i = 1; i < four.Length; i++)
        {
            Peak(four[i], fourParquet[i]);
        }

        Print("TTree to Parquet", events, four[0], small, Peak(["--merge", .. four, Path.Combine(folder, "merged.parquet")]), Peak(large, largeParquet));
        Print("Parquet to TTree", events, fourParquet[0], Peak(fourParquet[0], Path.Combine(folder, "back.root")),
            Peak(["--merge", .. fourParquet, Path.Combine(folder, "merged.root")]), Peak(largeParquet, Path.Combine(folder, "back_large.root")));
    }

    /// <summary>Converts in this process, and prints the most memory that it had.</summary>
    internal static int Convert(string[] typed)
    {
        int code = ConvertCommand.Main(["-q", "-f", .. typed]);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return code;
    }

    private static void Print(string what, int events, string file, double small, double four, double large) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: peak memory {small:F0} MB for a file of {events:N0} events ({new FileInfo(file).Length / 1e6:F0} MB), {four:F0} MB for four merged ({four / small:F2} times), {large:F0} MB for one of {4 * events:N0} events ({large / small:F2} times)"));

    private static double Peak(params string[] typed)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Child, .. typed]) { RedirectStandardOutput = true })!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? long.Parse(lines[^1], CultureInfo.InvariantCulture) / 1e6 : throw new InvalidOperationException("The conversion failed.");
    }
}
