using System.Globalization;
using Heppy.Lazy;
using Heppy.Physics;
using Heppy.Pools;

namespace Heppy.Benchmarks.Lazy;

/// <summary>The quadratic formula on three arrays, summed up.</summary>
internal static class ArrayPasses
{
    private const int Block = ChunkedArray.UsualBlock;

    internal static void Run(int length, int workers)
    {
        var random = new Random(1);
        double[] a = [.. Enumerable.Range(0, length).Select(_ => 1 + random.NextDouble())];
        double[] b = [.. Enumerable.Range(0, length).Select(_ => 10 + random.NextDouble())];
        double[] c = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
        using Pool pool = Pool.Threads(workers);
        int blocks = (length + Block - 1) / Block;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers };
        Timing.Compare(
            string.Create(CultureInfo.InvariantCulture, $"quadratic formula on {length:N0} doubles in memory, {workers} threads"),
            ("ChunkedArray, sum exact", () => Root(ChunkedArray.From(a), ChunkedArray.From(b), ChunkedArray.From(c)).Sum().Compute(pool)),
            ("loop over blocks, sum exact", () => ByHand(exact: true)),
            ("loop over blocks, plain sum", () => ByHand(exact: false)));
        Timing.Compare(
            "the largest root of the same",
            ("ChunkedArray", () => Root(ChunkedArray.From(a), ChunkedArray.From(b), ChunkedArray.From(c)).Max().Compute(pool)),
            ("loop over blocks", LargestByHand));
        Timing.Compare(
            string.Create(CultureInfo.InvariantCulture, $"the same on {length:N0} random doubles, of which none is kept"),
            ("ChunkedArray, sum exact", () => Root(ChunkedArray.Random(length, 1, 1, 2), ChunkedArray.Random(length, 2, 10, 11), ChunkedArray.Random(length, 3)).Sum().Compute(pool)),
            ("loop over blocks, plain sum", RandomByHand));

        double ByHand(bool exact)
        {
            double total = 0;
            var sum = new ReproducibleSum();
            Parallel.For(0, blocks, options, block =>
            {
                int end = Math.Min(length, (block + 1) * Block);
                var part = new ReproducibleSum();
                double plain = 0;
                for (int i = block * Block; i < end; i++)
                {
                    double root = (-b[i] + Math.Sqrt((b[i] * b[i]) - (4 * a[i] * c[i]))) / (2 * a[i]);
                    if (exact)
                    {
                        part.Add(root);
                    }
                    else
                    {
                        plain += root;
                    }
                }

                lock (sum)
                {
                    sum.Merge(part);
                    total += plain;
                }
            });
            return exact ? sum.Value : total;
        }

        double LargestByHand()
        {
            double largest = double.NegativeInfinity;
            var gate = new Lock();
            Parallel.For(0, blocks, options, block =>
            {
                int end = Math.Min(length, (block + 1) * Block);
                double own = double.NegativeInfinity;
                for (int i = block * Block; i < end; i++)
                {
                    own = Math.Max(own, (-b[i] + Math.Sqrt((b[i] * b[i]) - (4 * a[i] * c[i]))) / (2 * a[i]));
                }

                lock (gate)
                {
                    largest = Math.Max(largest, own);
                }
            });
            return largest;
        }

        double RandomByHand()
        {
            double total = 0;
            var gate = new Lock();
            Parallel.For(0, blocks, options, block =>
            {
                EventRandom[] streams = [.. Enumerable.Range(1, 3).Select(s => new EventRandom((ulong)s, 0, 0, 0, nameof(ChunkedArray)))];
                (EventRandom first, EventRandom second, EventRandom third) = (streams[0], streams[1], streams[2]);
                first.Skip((ulong)block * Block);
                second.Skip((ulong)block * Block);
                third.Skip((ulong)block * Block);
                double plain = 0;
                for (int i = Math.Min(Block, length - (block * Block)); i > 0; i--)
                {
                    (double x, double y, double z) = (1 + first.NextDouble(), 10 + second.NextDouble(), third.NextDouble());
                    plain += (-y + Math.Sqrt((y * y) - (4 * x * z))) / (2 * x);
                }

                lock (gate)
                {
                    total += plain;
                }
            });
            return total;
        }
    }

    internal static ChunkedArray<double> Root(ChunkedArray<double> a, ChunkedArray<double> b, ChunkedArray<double> c) =>
        (-b + ChunkedArray.Sqrt((b * b) - (4 * a * c))) / (2 * a);
}
