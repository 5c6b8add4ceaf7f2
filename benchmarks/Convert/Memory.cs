using System.Diagnostics;
using System.Globalization;
using Heppy.Commands;
using Heppy.Formats.Root;

namespace Heppy.Benchmarks.Convert;

/// <summary>The most memory that a conversion takes, as the input grows: a process for each size.</summary>
internal static class Memory
{
    /// <summary>First argument of the process that converts.</summary>
    internal const string Child = "--convert";

    /// <summary>Prints a line for each direction: one file, the same file four and sixteen times in one output, and a file four times as large.</summary>
    internal static void Measure(string folder, int events)
    {
        string one = Generated.Write(Path.Combine(folder, "one.root"), RootCompression.Zstd, 1, events);
        string large = Generated.Write(Path.Combine(folder, "large.root"), RootCompression.Zstd, 1, 4 * events);
        Print("TTree to Parquet", events, one, large, ".parquet");
        Print("Parquet to TTree", events, Path.ChangeExtension(one, ".parquet"), Path.ChangeExtension(large, ".parquet"), ".back.root");
    }

    /// <summary>Converts in this process, and prints the most memory that it had.</summary>
    internal static int Convert(string[] typed)
    {
        int code = ConvertCommand.Main(["-q", "-f", .. typed]);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return code;
    }

    private static void Print(string what, int events, string one, string large, string extension)
    {
        string[] copies = [.. Enumerable.Range(0, 16).Select(i => $"{one}_{i}{Path.GetExtension(one)}")];
        Array.ForEach(copies, c => File.Copy(one, c));
        double small = Peak(one, Path.ChangeExtension(one, extension));
        double[] more = [Peak(["--merge", .. copies[..4], one + extension]), Peak(["--merge", .. copies, one + extension]), Peak(large, Path.ChangeExtension(large, extension))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: peak memory {small:F0} MB for a file of {events:N0} events ({new FileInfo(one).Length / 1e6:F0} MB), {more[0]:F0} MB for it 4 times, {more[1]:F0} MB for it 16 times, {more[2]:F0} MB for a file of {4 * events:N0} events"));
    }

    private static double Peak(params string[] typed)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Child, .. typed]) { RedirectStandardOutput = true })!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? long.Parse(lines[^1], CultureInfo.InvariantCulture) / 1e6 : throw new InvalidOperationException("The conversion failed.");
    }
}
