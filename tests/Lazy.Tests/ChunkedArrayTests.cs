using CsCheck;
using Heppy.Lazy.Computing;
using Heppy.Physics;
using Heppy.Pools;
using Xunit;

namespace Heppy.Lazy.Tests;

public class ChunkedArrayTests
{
    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double[-10, 10], Gen.Int[-3, 3].Select(i => (double)i), Gen.Int[0, 5].Select(i => new[] { 0.0, -0.0, 1e300, 1e-300, double.NaN, double.PositiveInfinity }[i]));

    [Fact]
    public void A_fused_expression_equals_the_same_in_LINQ() =>
        Gen.Select(Number.Array[0, 5000], Gen.Int[1, 3000], Gen.Int[1, 3]).Sample((values, block, threads) =>
        {
            double[] other = [.. values.Select((v, i) => v + i)];
            ChunkedArray<double> a = ChunkedArray.From(values, block);
            ChunkedArray<double> b = ChunkedArray.From(other, block);
            ChunkedArray<double> c = ChunkedArray.FromFunction(values.Length, i => (double)(i % 7), block);
            using Pool pool = Pool.Threads(threads);

            ChunkedArray<double> root = (-b + ChunkedArray.Sqrt((b * b) - (4 * a * c))) / (2 * a);
            ChunkedArray<double> mixed = ChunkedArray.Where((a < b) & !(c >= 3.0) | (root > 1), ChunkedArray.Abs(a) - 1, (1 - c) / (2 / ChunkedArray.Max(a, c))).Select(x => x * 3) + root;
            LazyValue<double[]> computed = root.ToArray();
            LazyValue<double[]> alsoComputed = mixed.ToArray();
            ChunkedArray.Compute(pool, computed, alsoComputed);

            double[] expected = [.. values.Select((x, i) => (-other[i] + Math.Sqrt((other[i] * other[i]) - (4 * x * (i % 7)))) / (2 * x))];
            double[] alsoExpected = [.. values.Select((x, i) =>
                (((x < other[i] & !(i % 7 >= 3)) | expected[i] > 1 ? Math.Abs(x) - 1 : (1.0 - (i % 7)) / (2 / Math.Max(x, i % 7))) * 3) + expected[i])];
            Same(expected, computed.Value);
            Same(alsoExpected, alsoComputed.Value);
        }, iter: 60, threads: 1);

    [Fact]
    public void Integers_and_single_precision_are_computed_as_such()
    {
        using Pool pool = Pool.Threads(2);
        ChunkedArray<int> whole = ChunkedArray.FromFunction(5000, i => (int)i - 2500, 999);
        LazyValue<int[]> computed = ((whole * whole) - (7 / (whole + 10_000)) - -whole).ToArray();
        LazyValue<float[]> single = (whole.To<float>() / 3).ToArray();
        LazyValue<int[]> back = (whole.To<double>() * 1e6).To<int>().ToArray();

        ChunkedArray.Compute(pool, computed, single, back);

        Assert.Equal(Enumerable.Range(-2500, 5000).Select(i => (i * i) - (7 / (i + 10_000)) + i), computed.Value);
        Assert.Equal(Enumerable.Range(-2500, 5000).Select(i => i / 3f), single.Value);
        Assert.Equal((int.MinValue, -1_000_000, int.MaxValue), (back.Value[0], back.Value[2499], back.Value[^1]));
    }

    [Fact]
    public void Reductions_do_not_depend_on_blocks_and_are_right() =>
        Gen.Select(Gen.Double[-1e3, 1e3].Array[1, 4000], Gen.Int[1, 3000], Gen.Int[1, 3000]).Sample((values, one, another) =>
        {
            using Pool pool = Pool.Threads(2);
            string first = Reduce(pool, ChunkedArray.From(values, one), out double deviation);
            Assert.Equal(first, Reduce(pool, ChunkedArray.From(values, another), out _));
            var sum = new ReproducibleSum();
            Array.ForEach(values, sum.Add);
            Assert.StartsWith(FormattableString.Invariant($"{sum.Value:R} {sum.Value / values.Length:R} {values.Min():R} {values.Max():R} {values.Count(v => v > 1)} "), first, StringComparison.Ordinal);
            double mean = values.Average();
            Assert.Equal(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), deviation, 1e-9);
        }, iter: 60, threads: 1);

    [Fact]
    public void A_small_deviation_of_large_numbers_is_exact()
    {
        using Pool pool = Pool.Synchronous();
        ChunkedArray<double> large = ChunkedArray.FromFunction(1000, i => 1e15 + (i % 2), 77);

        Assert.Equal(0.5, large.StandardDeviation().Compute(pool));
        Assert.Equal(Math.Sqrt(250.0 / 999), large.StandardDeviation(1).Compute(pool));
        Assert.Equal(0, ChunkedArray.FromFunction(1000, _ => 0.1).StandardDeviation().Compute(pool));
        Assert.Equal(double.NaN, ChunkedArray.FromFunction(1, _ => 0.1).StandardDeviation(1).Compute(pool));
        Assert.Equal(Math.Sqrt(2.0 / 3) * 1e-140, ChunkedArray.From([1e-140, 2e-140, 3e-140]).StandardDeviation().Compute(pool), 1e-154);
    }

    [Theory]
    [InlineData(new[] { 1.0, double.NaN, 2.0 }, double.NaN, double.NaN)]
    [InlineData(new[] { 1.0, double.PositiveInfinity, 2.0 }, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity }, double.NaN, double.PositiveInfinity)]
    [InlineData(new[] { 1.0, double.NegativeInfinity }, double.NegativeInfinity, 1.0)]
    [InlineData(new[] { 1e308, 1e308, -1e308 }, 1e308, 1e308)]
    public void Special_values_come_through(double[] values, double sum, double max)
    {
        using Pool pool = Pool.Synchronous();
        ChunkedArray<double> array = ChunkedArray.From(values, 2);

        Assert.Equal(sum, array.Sum().Compute(pool));
        Assert.Equal(max, array.Max().Compute(pool));
        Assert.Equal(double.NaN, array.StandardDeviation().Compute(pool));
    }

    [Fact]
    public void An_empty_array_has_empty_results()
    {
        using var folder = new TestFolder();
        using Pool pool = Pool.Threads(2);
        ChunkedArray<double> none = ChunkedArray.From<double>([]);

        Assert.Equal(0, none.Sum().Compute(pool));
        Assert.Equal(double.NaN, none.Mean().Compute(pool));
        Assert.True((none > 1).All().Compute(pool));
        Assert.False((none > 1).Any().Compute(pool));
        Assert.Equal(0, none.Histogram("h", Axis.Regular(2, 0, 1)).Compute(pool).Entries);
        Assert.Empty(none.ToArray().Compute(pool));
        Assert.Equal(0, none.ToParquet(folder["none.parquet"], "x").Compute(pool));
        Assert.Equal(0, ChunkedArray.FromParquet<double>(folder["none.parquet"], "x").Length);
        Assert.Contains("no smallest element", Assert.Throws<UserError>(() => none.Min().Compute(pool)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_that_do_not_fit_together_are_named()
    {
        ChunkedArray<double> a = ChunkedArray.Random(10_000, 1);
        ChunkedArray<double> b = ChunkedArray.Random(20_000, 2);
        ChunkedArray<double> c = ChunkedArray.Random(10_000, 3, blockLength: 500);

        Assert.StartsWith("'random, seed 1' has 10,000 elements and 'random, seed 2' 20,000", Assert.Throws<UserError>(() => a + b).Message, StringComparison.Ordinal);
        Assert.StartsWith("'random, seed 1' is in blocks of 1,048,576 elements and 'random, seed 3' in blocks of 500", Assert.Throws<UserError>(() => a < c).Message, StringComparison.Ordinal);
        Assert.Contains("ToArray(10000)", Assert.Throws<UserError>(() => a.ToArray(9999)).Message, StringComparison.Ordinal);
        Assert.Contains("Min() and Max()", Assert.Throws<UserError>(() => a.Histogram("a", Axis.Automatic(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_numbers_are_the_same_in_all_blocks_and_on_all_pools()
    {
        string[] texts = [.. new[] { ("synchronous", 100_000), ("threads:3", 4096), ("threads:2", 777), ("processes:2", 30_000) }.Select(p =>
        {
            (LazyValue<double[]> uniform, LazyValue<double[]> normal) = ChunkedArray.Define(Randoms, p.Item2);
            using Pool pool = Pool.Named(p.Item1);
            ChunkedArray.Compute(pool, uniform, normal);
            Assert.All(uniform.Value, u => Assert.InRange(u, 2, 5));
            Assert.InRange(uniform.Value.Average(), 3.47, 3.53);
            Assert.InRange(normal.Value.Average(), 9.95, 10.05);
            double width = Math.Sqrt(normal.Value.Average(x => (x - 10) * (x - 10)));
            Assert.InRange(width, 1.95, 2.05);
            return string.Join(' ', uniform.Value.Concat(normal.Value).Select(x => x.ToString("R")));
        })];

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public void Columns_and_binary_files_are_read_in_any_blocks()
    {
        using var folder = new TestFolder();
        using Pool pool = Pool.Threads(2);
        ChunkedArray<double> numbers = ChunkedArray.FromFunction(200_000, i => (double)i, 30_000);
        Assert.Equal(200_000, numbers.ToParquet(folder["a.parquet"], "x").Compute(pool));
        (numbers + 200_000).ToParquet(folder["b.parquet"], "x").Compute(pool);
        double[] raw = [.. Enumerable.Range(0, 150_001).Select(i => i / 2.0)];
        File.WriteAllBytes(folder["raw"], System.Runtime.InteropServices.MemoryMarshal.AsBytes(raw.AsSpan()).ToArray());

        foreach (int? block in new int?[] { null, 1000, 65_536, 100_000 })
        {
            double[] all = ChunkedArray.FromParquet<double>(folder["?.parquet"], "x", block).ToArray().Compute(pool);
            Assert.Equal(Enumerable.Range(0, 400_000).Select(i => (double)i), all);
            Assert.Equal(raw, ChunkedArray.FromBinary<double>(folder["raw"], block ?? 1 << 20).ToArray().Compute(pool));
        }

        Assert.Contains("Nearest: x", Assert.Throws<UserError>(() => ChunkedArray.FromParquet<double>(folder["a.parquet"], "y")).Message, StringComparison.Ordinal);
        Assert.Contains("is not one int per row. Ask for double.", Assert.Throws<UserError>(() => ChunkedArray.FromParquet<int>(folder["a.parquet"], "x")).Message, StringComparison.Ordinal);
        Assert.Contains("no file matches", Assert.Throws<UserError>(() => ChunkedArray.FromParquet<int>(folder["c*.parquet"], "x")).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<UserError>(() => ChunkedArray.FromParquet<int>(folder["c.parquet"], "x")).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<UserError>(() => ChunkedArray.FromBinary<int>(folder["c"])).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["odd"], "12345");
        Assert.Contains("not a whole number of ints", Assert.Throws<UserError>(() => ChunkedArray.FromBinary<int>(folder["odd"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_array()
    {
        using Pool pool = Pool.Synchronous();
        Compute(100_000);
        long once = Compute(400_000);
        long often = Compute(4_000_000);

        Assert.InRange(often - once, long.MinValue, 400_000);   // ten arrays of 4,000,000 would be 320,000,000

        long Compute(int length)
        {
            LazyValue<double> sum = Quadratic(length).Sum();
            long before = GC.GetAllocatedBytesForCurrentThread();
            sum.Compute(pool);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Tiles_are_used_again_as_soon_as_they_are_free()
    {
        LazyValue<double> sum = Quadratic(1000).Sum();
        using var program = new TileBuilder([sum]);

        sum.MakeSink(program);

        Assert.Equal(5, program.Tiles);     // -b, b * b, a, 4 * a and c; what comes later takes their places
    }

    [Fact]
    public void The_same_arrays_give_the_same_bytes_on_all_pools()
    {
        using var folder = new TestFolder();
        string[] texts = [.. new[] { "synchronous", "threads:2", "processes:2" }.Select(p =>
        {
            (LazyFile file, LazyHistogram histogram, LazyValue<double> deviation, LazyValue<double> min) = ChunkedArray.Define(AllKinds, folder["x.parquet"]);
            using Pool pool = Pool.Named(p);
            ChunkedArray.Compute(pool, file, histogram, deviation, min);
            return FormattableString.Invariant($"{deviation.Value:R} {min.Value:R} {string.Join(' ', histogram.Content.Values())} ") + Convert.ToHexString(File.ReadAllBytes(file.Path));
        })];

        Assert.Single(texts.Distinct());
    }

    private static (LazyFile, LazyHistogram, LazyValue<double>, LazyValue<double>) AllKinds(string path)
    {
        ChunkedArray<double> x = ChunkedArray.Exp(ChunkedArray.Normal(20_000, 5, blockLength: 3000));
        return (x.ToParquet(path, "x"), x.Histogram("x", Axis.Log(20, 0.1, 10)), x.StandardDeviation(), x.Min());
    }

    private static (LazyValue<double[]>, LazyValue<double[]>) Randoms(int block) =>
        (ChunkedArray.Random(20_001, 4, 2, 5, block).ToArray(), ChunkedArray.Normal(20_001, 4, 10, 2, block).ToArray());

    private static ChunkedArray<double> Quadratic(int length)
    {
        ChunkedArray<double> a = ChunkedArray.Random(length, 1, 1, 2, 50_000);
        ChunkedArray<double> b = ChunkedArray.FromFunction(length, i => 10.0 + (i % 5), 50_000);
        ChunkedArray<double> c = ChunkedArray.FromFunction(length, i => (double)(i % 3), 50_000);
        return (-b + ChunkedArray.Sqrt((b * b) - (4 * a * c))) / (2 * a);
    }

    private static string Reduce(Pool pool, ChunkedArray<double> array, out double deviation)
    {
        LazyValue<double> sum = array.Sum();
        LazyValue<double> mean = array.Mean();
        LazyValue<double> min = array.Min();
        LazyValue<double> max = array.Max();
        LazyValue<double> spread = array.StandardDeviation();
        LazyValue<long> count = (array > 1).Count();
        LazyHistogram histogram = array.Histogram("h", Axis.Regular(7, -500, 500));
        ChunkedArray.Compute(pool, sum, mean, min, max, spread, count, histogram);
        deviation = spread.Value;
        return FormattableString.Invariant($"{sum.Value:R} {mean.Value:R} {min.Value:R} {max.Value:R} {count.Value} {spread.Value:R} {string.Join(' ', histogram.Content.Values())}");
    }

    private static void Same(double[] expected, double[] actual) =>
        Assert.Equal(expected.Select(e => double.IsNaN(e) ? double.NaN : e), actual.Select(e => double.IsNaN(e) ? double.NaN : e));
}
