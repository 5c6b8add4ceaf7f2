#!/usr/bin/env dotnet
#:project ../../src/Pools
// Standard deviations of several arrays: serially, on threads, in processes, on a farm. The same numbers, whatever does the work.
//   dotnet run samples/pool/pool.cs -- synchronous threads processes slurm

using Heppy.Pools;

double[][] arrays = [.. Enumerable.Range(1, 8).Select(Measurements)];

foreach (string place in args.Length > 0 ? args : ["synchronous", "threads"])
{
    using Pool pool = Pool.Named(place);
    double[] deviations = pool.Map(StandardDeviation, arrays);
    Console.WriteLine($"{place,-12} {string.Join(' ', deviations.Select(d => d.ToString("F6")))}");
}

static double[] Measurements(int seed)
{
    var random = new Random(seed);
    return [.. Enumerable.Range(0, 10_000).Select(_ => seed * random.NextDouble())];
}

static double StandardDeviation(double[] values)
{
    double mean = values.Average();
    return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
}
