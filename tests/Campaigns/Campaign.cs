using System.Diagnostics;
using System.Globalization;

namespace Heppy.Campaigns;

/// <summary>Cases without end, each made of a number alone; each has to end right, or be refused.</summary>
internal abstract class Campaign(Request request) : IDisposable
{
    private const double LongestSeconds = 120;
    private readonly SortedDictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private long _begin;

    /// <summary>What is asked for.</summary>
    protected Request Request { get; } = request;

    /// <summary>A folder for everything, removed at the end.</summary>
    protected string Work { get; } = Make(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"heppy-campaign-{Environment.ProcessId}"));

    /// <summary>How many cases there are if nobody says so.</summary>
    protected abstract int Usual { get; }

    /// <summary>What is done once.</summary>
    protected abstract void Prepare();

    /// <summary>Does one case.</summary>
    /// <param name="random">What decides.</param>
    /// <returns>How it ended, in a few words that are counted.</returns>
    /// <exception cref="CaseFailed">It ended badly.</exception>
    protected abstract string Case(Random random);

    /// <summary>Does all cases.</summary>
    /// <returns>Exit code: 0 if none failed.</returns>
    internal int Run()
    {
        string name = GetType().Name.ToLowerInvariant();
        Console.WriteLine($"{name}: seed {Request.Seed}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Prepare();
        int cases = Request.Cases ?? Usual;
        int done = 0;
        long start = Stopwatch.GetTimestamp();
        using var watch = new Timer(_ => EndIfItHangs(name, Request.Seed + done), null, 1000, 1000);
        for (; done < cases && Stopwatch.GetElapsedTime(start).TotalSeconds < Request.Seconds; done++)
        {
            Volatile.Write(ref _begin, Stopwatch.GetTimestamp());
            try
            {
                string end = Case(new Random(Request.Seed + done));
                _ends[end] = _ends.GetValueOrDefault(end) + 1;
            }
            catch (CaseFailed e)
            {
                Failed(e.Message, e.Details, Request.Seed + done);
            }
        }

        Volatile.Write(ref _begin, 0);
        int failed = _failures.Values.Sum();
        foreach ((string kind, int count) in _failures.Where(f => f.Value > 1))
        {
            Console.WriteLine($"{count} times: {kind}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: seed {Request.Seed}: {done} cases in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {string.Join(", ", _ends.Select(e => $"{e.Value} {e.Key}"))}; {failed} failed"));
        return failed == 0 && done > 0 ? 0 : 1;
    }

    public virtual void Dispose()
    {
        if (Directory.Exists(Work))
        {
            Directory.Delete(Work, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the case as failed, unless something holds.</summary>
    protected static void Expect(bool holds, string kind, string details = "")
    {
        if (!holds)
        {
            throw new CaseFailed(kind, details);
        }
    }

    /// <summary>One of several.</summary>
    protected static T Any<T>(Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private static string Make(string folder) => Directory.CreateDirectory(folder).FullName;

    private void Failed(string kind, string details, int seed)
    {
        _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
        if (_failures[kind] == 1 && _failures.Count <= 40)
        {
            Console.WriteLine($"FAILED --seed {seed} --cases 1: {kind}\n{details}");
        }
    }

    private void EndIfItHangs(string name, int seed)
    {
        long begin = Volatile.Read(ref _begin);
        if (begin != 0 && Stopwatch.GetElapsedTime(begin).TotalSeconds > LongestSeconds)
        {
            Console.WriteLine($"FAILED {name} --seed {seed} --cases 1: it has not ended after {LongestSeconds} s");
            Dispose();
            Environment.Exit(1);
        }
    }
}
