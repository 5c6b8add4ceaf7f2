using System.Globalization;
using Heppy.Lazy;
using Heppy.Pools;

namespace Heppy.Benchmarks.Lazy;

/// <summary>Peak managed memory of the same expression on arrays of different lengths.</summary>
internal static class ArrayMemory
{
    internal static void Run(int length, int workers)
    {
        using Pool pool = Pool.Threads(workers);
        foreach (int times in (int[])[1, 4])
        {
            long n = (long)length * times;
            long before = GC.GetTotalMemory(forceFullCollection: true);
            long peak = before;
            bool isOver = false;
            var watch = new Thread(() =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                    Thread.Sleep(1);
                }
            });
            watch.Start();
            ArrayPasses.Root(ChunkedArray.Random(n, 1, 1, 2), ChunkedArray.Random(n, 2, 10, 11), ChunkedArray.Random(n, 3)).Sum().Compute(pool);
            Volatile.Write(ref isOver, true);
            watch.Join();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"peak managed memory beyond what was there, {n:N0} elements (an array has {n * 8 / 1e6:F0} MB): {(peak - before) / 1e6:F2} MB"));
        }
    }
}
