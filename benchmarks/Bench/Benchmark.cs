using System.Diagnostics;

namespace Heppy.Benchmarks;

/// <summary>A program in <c>benchmarks</c>.</summary>
/// <param name="Name">Its folder, in lower case.</param>
/// <param name="Project">Its project file.</param>
/// <param name="Says">What it measures: the first comment of the program.</param>
internal sealed record Benchmark(string Name, string Project, string Says)
{
    private static readonly string[] _notOne = ["Bench", "Common"];

    /// <summary>All of them, by name.</summary>
    public static Benchmark[] All(string root) =>
    [
        .. from folder in Directory.GetDirectories(Path.Combine(root, "benchmarks"))
           from project in Directory.GetFiles(folder, "*.csproj")
           let name = Path.GetFileName(folder)
           where !_notOne.Contains(name)
           orderby name
           select new Benchmark(name.ToLowerInvariant(), project, FirstComment(Path.Combine(folder, "Program.cs"))),
    ];

    /// <summary>Builds and runs it.</summary>
    /// <param name="isShort">Whether a quick look is enough.</param>
    /// <param name="arguments">What to measure, for programs that can be asked for a part.</param>
    /// <returns>Its results in Markdown, or null if it failed.</returns>
    public string? Run(bool isShort, string[] arguments)
    {
        string rows = Path.GetTempFileName();
        try
        {
            // Compiled quietly: errors are shown, and end it.
            if (Start("dotnet", ["build", Project, "-c", "Release", "-nologo", "-v", "quiet", "-clp:ErrorsOnly"], _ => { }) != 0)
            {
                return null;
            }

            var output = new List<string>();
            DateTimeOffset begin = TimeProvider.System.GetUtcNow();
            var run = new ProcessStartInfo("dotnet", ["run", "--no-build", "-c", "Release", "--project", Project, "--", .. arguments]);
            run.Environment["HEPPY_BENCH_ROWS"] = rows;
            run.Environment["HEPPY_BENCH_SHORT"] = isShort ? "1" : "0";
            int status = Start(run, output.Add);
            string table = File.ReadAllText(rows);
            string body = table.Length > 0
                ? "| compared | ratio | spread | goal | met | |\n|---|---|---|---|---|---|\n" + table
                : $"```text\n{string.Join('\n', output)}\n```\n";
            return status == 0 ? $"{Says}\n\n{begin:yyyy-MM-dd HH:mm} UTC, {Machine.Describe()}\n\n{body}" : null;
        }
        finally
        {
            File.Delete(rows);
        }
    }

    private static int Start(string program, string[] arguments, Action<string> line) => Start(new ProcessStartInfo(program, arguments), line);

    private static int Start(ProcessStartInfo start, Action<string> line)
    {
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } text)
        {
            Console.WriteLine(text);
            line(text);
        }

        process.WaitForExit();
        return process.ExitCode;
    }

    private static string FirstComment(string program) => string.Join(' ', File.ReadLines(program)
        .SkipWhile(l => !l.StartsWith("//", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).Select(l => l[2..].Trim()))
        is { Length: > 0 } text ? text.Split(" dotnet run", 2)[0].TrimEnd() : "";
}
