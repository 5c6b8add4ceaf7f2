using System.Diagnostics;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Trees;

namespace Heppy.Benchmarks;

/// <summary>What two threads gain over one in reading, beside what they gain in a loop of additions.</summary>
internal static class Threads
{
    private const int Rounds = 7;

    public static void Measure(byte[] bytes)
    {
        RepeatedBranch[][] work = [.. Enumerable.Range(0, 2).Select(_ => Branches(bytes))];
        double[] reading = new double[Rounds];
        double[] adding = new double[Rounds];
        for (int round = -1; round < Rounds; round++)
        {
            double gain = Gain(i => Array.ForEach(work[i], b => b.Read()));
            double plain = Gain(_ => Add());
            if (round >= 0)
            {
                (reading[round], adding[round]) = (gain, plain);
            }
        }

        Array.Sort(reading);
        Array.Sort(adding);
        Console.WriteLine($"2 threads: reading is {reading[Rounds / 2]:F2} times as fast as with 1, a loop of additions {adding[Rounds / 2]:F2} times");
    }

    private static RepeatedBranch[] Branches(byte[] bytes)
    {
        RootFile file = RootFile.Open(new MemoryStream(bytes), "threads");
        file.TryFind("events", out RootKey? key);
        return [.. TreeFile.Open(file, key!).Branches.Select(b => new RepeatedBranch(bytes, file, b, 1 << 20))];
    }

    /// <summary>Time of both parts one after the other, over that of both at once.</summary>
    private static double Gain(Action<int> part)
    {
        long start = Stopwatch.GetTimestamp();
        part(0);
        part(1);
        double one = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        var other = new Thread(() => part(1));
        other.Start();
        part(0);
        other.Join();
        return one / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Add()
    {
        double sum = 0;
        for (int i = 0; i < 40_000_000; i++)
        {
            sum += i;
        }

        GC.KeepAlive(sum);
    }
}
