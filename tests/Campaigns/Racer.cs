using System.Text;
using Heppy.Storage;

namespace Heppy.Campaigns;

/// <summary>One of two processes that race for chunks: their directories come on standard input, results go to standard output.</summary>
internal static class Racer
{
    internal static int Serve(string name)
    {
        var files = new PosixFiles();
        while (Console.In.ReadLine() is { } outdir)
        {
            var chunk = new ChunkDirectory(files, Path.Combine(outdir, "A_Chunk0"));
            Attempt attempt = chunk.Begin(outdir, "run", chunk.TaskDigest());
            foreach (string output in new[] { "summary.json", "Analyzer/histograms.json", "Analyzer/tree.parquet" })
            {
                using Stream stream = attempt.CreateOutput(output);
                stream.Write(Encoding.UTF8.GetBytes($"{name} {output}"));
            }

            Console.Out.WriteLine(attempt.Commit(Seal()));
            Console.Out.Flush();
        }

        return 0;
    }

    private static Seal Seal() => new()
    {
        RunId = "run", Component = "A", Chunk = "A_Chunk0", ChunkDigest = "", State = SealState.Complete, EntriesExpected = 1, EntriesRead = 1, EntriesSelected = 1,
        RangesDone = [new EntryRange(0, 0, 1)], SumOfWeights = [1], SumOfWeights2 = [1], Schema = "", Configuration = "", Tool = "", Inputs = [], Host = "",
        Started = DateTimeOffset.UnixEpoch,
    };
}
