using System.Diagnostics;
using Heppy.Storage;

namespace Heppy.Campaigns;

/// <summary>Two processes commit the same chunk at the same moment, again and again.</summary>
internal sealed class Race(Request request)
{
    private static readonly string[] Names = ["one", "two"];

    internal int Run()
    {
        int count = request.Cases ?? 10_000;
        string root = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"heppy-race-{Environment.ProcessId}");
        Process[] racers = [.. Names.Select(Start)];
        (int single, int mixed, int left) = (0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            string outdir = Path.Combine(root, $"{i}");
            string chunk = Path.Combine(outdir, "A_Chunk0");
            Directory.CreateDirectory(chunk);
            File.WriteAllText(Path.Combine(outdir, "plan.json"), "{\"runId\":\"run\"}");
            File.WriteAllText(Path.Combine(chunk, "chunk.json"), "{}");
            foreach (Process racer in racers)
            {
                racer.StandardInput.WriteLine(outdir);
                racer.StandardInput.Flush();
            }

            string?[] results = [.. racers.Select(r => r.StandardOutput.ReadLine())];
            int winner = Array.IndexOf(results, nameof(CommitResult.Committed));
            single += results.Count(r => r == nameof(CommitResult.Committed)) == 1 && results.Count(r => r == nameof(CommitResult.LostRace)) == 1 ? 1 : 0;
            var directory = new ChunkDirectory(new PosixFiles(), chunk);
            Seal? seal = directory.Read();
            bool isWhole = seal is not null && directory.Verify(deep: true).Problems.Count == 0
                && seal.Outputs.All(o => File.ReadAllText(Path.Combine(chunk, o.Path)) == $"{Names[Math.Max(0, winner)]} {o.Path}");
            mixed += isWhole ? 0 : 1;
            left += Directory.GetFileSystemEntries(chunk).Length == 4 ? 0 : 1;
            Directory.Delete(outdir, recursive: true);
        }

        foreach (Process racer in racers)
        {
            racer.StandardInput.Close();
            racer.WaitForExit();
        }

        Directory.Delete(root, recursive: true);
        Console.WriteLine($"{count} races: {single} one winner, {mixed} mixed, {left} left over");
        return single == count && mixed == 0 && left == 0 ? 0 : 1;
    }

    private static Process Start(string name)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet")
        {
            info.ArgumentList.Add(typeof(Race).Assembly.Location);
        }

        info.ArgumentList.Add("racer");
        info.ArgumentList.Add(name);
        return Process.Start(info)!;
    }
}
