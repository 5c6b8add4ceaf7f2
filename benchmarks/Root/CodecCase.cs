using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Trees;

namespace Heppy.Benchmarks;

/// <summary>One codec: unpacking alone, for LZ4 with its checksum too, and reading, in turns, for each kind of branch; medians of the ratios of neighbours.</summary>
internal sealed class CodecCase(string codec, byte[] bytes)
{
    private const int Rounds = 11;

    public void Measure()
    {
        using RootFile file = RootFile.Open(new MemoryStream(bytes), codec);
        file.TryFind("events", out RootKey? key);
        IReadOnlyList<TreeBranch> branches = TreeFile.Open(file, key!).Branches;
        long goal = codec == "lzma" ? 3L << 20 : 24L << 20;
        foreach (IGrouping<string, TreeBranch> kind in branches.GroupBy(b => $"{(b.Schema.IsJagged ? "jagged" : "flat")} {b.Schema.Type}"))
        {
            RepeatedBranch[] repeated = [.. kind.Select(b => new RepeatedBranch(bytes, file, b, goal / kind.Count()))];
            double[] ratios = new double[Rounds];
            double[] alone = new double[Rounds];
            double[] required = new double[Rounds];
            long allocated = 0;
            for (int round = -2; round < Rounds; round++)
            {
                double unpacking = Seconds(repeated, r => r.Unpack(withChecksum: false));
                double withChecksum = codec == "lz4" ? Seconds(repeated, r => r.Unpack(withChecksum: true)) : unpacking;
                long before = GC.GetAllocatedBytesForCurrentThread();
                double reading = Seconds(repeated, r => r.Read());
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (round >= 0)
                {
                    (ratios[round], alone[round], required[round]) = (reading / unpacking, unpacking, reading / withChecksum);
                }
            }

            Array.Sort(ratios);
            Array.Sort(alone);
            Array.Sort(required);
            double size = repeated.Sum(r => (double)r.Bytes);
            Console.WriteLine($"{codec,-12} {kind.Key,-14} {kind.Count(),2} branches: reading / unpacking alone = {ratios[Rounds / 2]:F3} ({ratios[1]:F3} to {ratios[^2]:F3}); "
                + (codec == "lz4" ? $"/ unpacking and checksum = {required[Rounds / 2]:F3} ({required[1]:F3} to {required[^2]:F3}); " : "")
                + $"alone {size / alone[Rounds / 2] / 1e6:F0} MB/s; {(double)allocated / repeated.Sum(r => r.Baskets):F0} bytes allocated per basket");
        }
    }

    private static double Seconds(RepeatedBranch[] branches, Action<RepeatedBranch> run)
    {
        // Processor time: a busy machine disturbs it less than a clock.
        TimeSpan start = Environment.CpuUsage.TotalTime;
        foreach (RepeatedBranch branch in branches)
        {
            run(branch);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
