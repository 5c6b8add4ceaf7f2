// What a pool costs per job. dotnet run -c Release --project benchmarks/Pools -- [JOBS]. Jobs do next to nothing. Prints the medians of
// interleaved passes, and ratios: threads to Parallel.ForEachAsync, processes to the plainest line protocol with a warm process.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Heppy.Pools;

if (args is ["plain-worker"])
{
    // The plainest worker: a number in JSON a line comes in, one goes out.
    while (Console.ReadLine() is { } line)
    {
        Console.WriteLine(JsonSerializer.Serialize(Work(JsonSerializer.Deserialize<int>(line))));
    }

    return 0;
}

int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
const int passes = 9;
int workers = Math.Min(2, Environment.ProcessorCount);
int[] jobs = [.. Enumerable.Range(0, count)];
using var threads = Pool.Threads(workers);
using var processes = Pool.Processes(1);
using var plain = StartPlain();
List<double> poolThreads = [], foreachAsync = [], poolProcess = [], plainProcess = [];
for (int pass = 0; pass <= passes; pass++)
{
    double a = Time(() => threads.Map(Work, jobs));
    double b = Time(() => ForEachAsync(jobs, workers));
    double c = Time(() => processes.Map(Work, jobs));
    double d = Time(() => AskPlainly(plain, jobs));
    // The first pass warms up.
    if (pass > 0)
    {
        poolThreads.Add(a);
        foreachAsync.Add(b);
        poolProcess.Add(c);
        plainProcess.Add(d);
    }
}

plain.StandardInput.Close();
plain.WaitForExit();
Show($"{workers} threads", poolThreads, "Parallel.ForEachAsync", foreachAsync, 2);
Show("1 process", poolProcess, "plain line protocol", plainProcess, 1.5);
return 0;

static int Work(int job) => job + 1;

static int[] ForEachAsync(int[] jobs, int workers)
{
    int[] results = new int[jobs.Length];
    Parallel.ForEachAsync(jobs, new ParallelOptions { MaxDegreeOfParallelism = workers }, (job, _) =>
    {
        results[job] = Work(job);
        return ValueTask.CompletedTask;
    }).GetAwaiter().GetResult();
    return results;
}

static int[] AskPlainly(Process plain, int[] jobs)
{
    int[] results = new int[jobs.Length];
    foreach (int job in jobs)
    {
        plain.StandardInput.WriteLine(JsonSerializer.Serialize(job));
        plain.StandardInput.Flush();
        results[job] = JsonSerializer.Deserialize<int>(plain.StandardOutput.ReadLine()!);
    }

    return results;
}

static Process StartPlain() => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "plain-worker")
{
    RedirectStandardInput = true,
    RedirectStandardOutput = true,
})!;

static double Time(Func<int[]> call)
{
    long begin = Stopwatch.GetTimestamp();
    int[] results = call();
    double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
    return results[^1] == results.Length ? seconds : throw new InvalidOperationException("wrong results");
}

void Show(string name, List<double> ours, string other, List<double> theirs, double limit)
{
    double ratio = Median([.. ours.Zip(theirs, (a, b) => a / b)]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Median(ours) / count * 1e6:F2} us per job; {other}: {Median(theirs) / count * 1e6:F2} us; ratio {ratio:F2} (at most {limit})"));
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
