// What a graph costs per call, and what it keeps. dotnet run -c Release --project benchmarks/Graphs -- [CALLS]. Calls do next to nothing.
// Prints the medians of interleaved passes, and ratios to a plain loop over a list of tasks; building the graph counts. Then the memory of
// graphs whose results have 10,000 bytes each, at a tenth of the calls and at all: most results kept at a time; live bytes on the heap while
// it runs, beyond those at its first call, at twenty moments; and what the graph and the notes of the run take per call.
using System.Diagnostics;
using System.Globalization;
using Heppy.Graphs;
using Heppy.Pools;

int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
const int passes = 7;
int workers = Math.Min(2, Environment.ProcessorCount);
using var pool = Pool.Threads(workers);
(string Name, Func<long> Run)[] shapes =
[
    ("independent calls and their sum", () => Independent().Compute(pool)),
    ("a tree reduction", () => Tree().Compute(pool)),
    ("a chain", () => Chain().Compute(pool)),
];
List<double> tasks = [];
List<double>[] graphs = [.. shapes.Select(_ => new List<double>())];
for (int pass = 0; pass <= passes; pass++)
{
    double plain = Time(PlainTasks);
    double[] times = [.. shapes.Select(s => Time(s.Run))];
    // The first pass warms up.
    if (pass > 0)
    {
        tasks.Add(plain);
        Array.ForEach([.. times.Index()], t => graphs[t.Index].Add(t.Item / plain));
    }
}

Print($"{count} calls, {workers} threads; a list of tasks: {Median(tasks) / count * 1e6:F2} us per call");
foreach ((int i, (string name, _)) in shapes.Index())
{
    Print($"{name}: ratio {Median(graphs[i]):F2} (at most 5)");
}

foreach (int n in (int[])[count / 10, count])
{
    Memory("a tree reduction", n, () => Delayed.Reduce(Enumerable.Range(0, n / 2).Select(i => Delayed.Call(Block, i)), Combine));
    Memory("a chain", n, () =>
    {
        Delayed<byte[]> block = Delayed.Call(Block, 0);
        for (int i = 1; i < n; i++)
        {
            block = Delayed.Call(Touch, block);
        }

        return block;
    });
    Memory("a sum in a loop", n, () =>
    {
        Delayed<byte[]> sum = Delayed.Call(Block, 0);
        for (int i = 1; i < n / 2; i++)
        {
            sum = Delayed.Call(Combine, sum, Delayed.Call(Block, i));
        }

        return sum;
    });
}

long PlainTasks()
{
    List<Task<long>> list = [];
    for (int i = 0; i < count; i++)
    {
        long x = i;
        list.Add(Task.Run(() => Increment(x)));
    }

    long sum = 0;
    foreach (Task<long> task in list)
    {
        sum += task.Result;
    }

    return sum;
}

Delayed<long> Independent() => Delayed.Call(Sum, Enumerable.Range(0, count).Select(i => Delayed.Call(Increment, (long)i)));

Delayed<long> Tree() => Delayed.Reduce(Enumerable.Range(0, count / 2).Select(i => Delayed.Call(Increment, (long)i)), Add);

Delayed<long> Chain()
{
    Delayed<long> x = 0;
    for (int i = 0; i < count; i++)
    {
        x = Delayed.Call(Increment, x);
    }

    return x;
}

void Memory(string name, int n, Func<Delayed<byte[]>> build)
{
    long before = GC.GetTotalMemory(forceFullCollection: true);
    Delayed<byte[]> graph = build();
    var last = new Last();
    Heap.Begin(n / 20);
    GC.KeepAlive(graph.Compute(pool, new GraphOptions { Progress = last }));
    Print($"{name} of {n} calls: at most {last.Heard.PeakLive} results at a time, {Heap.Peak / 1e6:F2} MB; graph and notes {(Heap.First - before) / n} bytes per call");
    GC.KeepAlive(graph);
}

static long Increment(long x) => x + 1;

static long Add(long x, long y) => x + y;

static long Sum(long[] values) => values.Sum();

static byte[] Block(int seed)
{
    Heap.Look();
    byte[] block = new byte[10_000];
    block[0] = (byte)seed;
    return block;
}

static byte[] Touch(byte[] block)
{
    Heap.Look();
    return [.. block];
}

static byte[] Combine(byte[] a, byte[] b)
{
    Heap.Look();
    byte[] sum = [.. a];
    sum[0] += b[0];
    return sum;
}

static double Time(Func<long> run)
{
    GC.Collect();
    long begin = Stopwatch.GetTimestamp();
    long result = run();
    double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
    return result > 0 ? seconds : throw new InvalidOperationException("wrong results");
}

static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

internal sealed class Last : IProgress<GraphProgress>
{
    public GraphProgress Heard { get; private set; }

    public void Report(GraphProgress value) => Heard = value;
}

internal static class Heap
{
    private static readonly Lock Gate = new();
    private static int _every;
    private static int _calls;

    public static long First { get; private set; }

    public static long Peak { get; private set; }

    public static void Begin(int every) => (_every, _calls, Peak) = (every, -1, 0);

    public static void Look()
    {
        if (Interlocked.Increment(ref _calls) is var calls && calls % _every == 0)
        {
            lock (Gate)
            {
                long bytes = GC.GetTotalMemory(forceFullCollection: true);
                (First, Peak) = calls == 0 ? (bytes, 0) : (First, Math.Max(Peak, bytes - First));
            }
        }
    }
}
