using System.Diagnostics;
using System.Globalization;

namespace Heppy.Campaigns;

/// <summary>Reads damaged copies of ROOT and Parquet files: each must be refused by an error that names the file, or read; never a crash, a hang, or memory without bounds.</summary>
/// <param name="request">Copy i is a function of seed + i; files are good ones, or <c>parquet</c> for generated ones of every type, encoding, codec and page version.</param>
internal sealed class Damage(Request request)
{
    private const double LongestSeconds = 10;
    private int _refused;
    private int _read;
    private int _checked;
    private int _failed;
    private long _most;
    private double _slowest;

    internal int Run()
    {
        int seed = request.Seed;
        int count = request.Cases ?? 20_000;
        Subject[] subjects = [.. request.Files.SelectMany(Subjects)];
        double[] shares = [.. subjects.Select(s => 1.0 / (20_000 + s.Length))];
        double all = shares.Sum();
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        for (; done < count && Stopwatch.GetElapsedTime(start).TotalSeconds < request.Seconds; done++)
        {
            var random = new Random(seed + done);
            double at = random.NextDouble() * all;
            int which = 0;
            while (which < subjects.Length - 1 && (at -= shares[which]) > 0)
            {
                which++;
            }

            One(subjects[which], random, seed + done);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {done} damaged copies of {request.Files.Count} files: {_refused} refused, {_read} read, {_checked} with damaged values that checksums guard; {_failed} failed; "
            + $"most memory {_most >> 20} MiB, slowest {_slowest:F2} s of processor, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all"));
        return _failed == 0 && done > 0 ? 0 : 1;
    }

    private static IEnumerable<Subject> Subjects(string file)
    {
        if (file == ParquetSubject.Generated)
        {
            return ParquetSubject.All();
        }

        string name = Path.GetFileName(file);
        byte[] bytes = File.ReadAllBytes(file);
        return file.EndsWith(".parquet", StringComparison.Ordinal) ? [new ParquetSubject(name, bytes)]
            : [new RootSubject(name, bytes), new RootSubject("plain-" + name, PlainRecords.Of(bytes))];
    }

    private void One(Subject subject, Random random, int id)
    {
        bool values = subject.HasChecksums && random.Next(8) == 0;
        byte[] bad = values ? subject.DamagedValues(random) : subject.Damaged(random);
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        try
        {
            int refusals = 0;
            IReadOnlyList<string> wrong = subject.Wrong(subject.Read(bad, values ? e => { refusals++; Named(e, subject, id); } : null));
            Expect(!values || wrong.Count == 0, id, subject, $"wrong values of {string.Join(", ", wrong.Take(3))}");
            _checked += values ? 1 : 0;
            _read += refusals == 0 ? 1 : 0;
            _refused += refusals == 0 ? 0 : 1;
        }
        catch (InvalidDataException e)
        {
            _refused++;
            Named(e, subject, id);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Expect(false, id, subject, e.ToString());
        }

        long memory = GC.GetAllocatedBytesForCurrentThread() - before;
        double took = (Environment.CpuUsage.TotalTime - start).TotalSeconds; // a busy machine makes no difference
        _most = Math.Max(_most, memory);
        _slowest = Math.Max(_slowest, took);
        Expect(memory <= subject.MostMemory(bad.Length), id, subject, $"{memory} bytes were taken for a file of {bad.Length}");
        Expect(took < LongestSeconds, id, subject, $"it took {took} s");
    }

    private void Named(InvalidDataException e, Subject subject, int id) =>
        Expect(e.Message.Contains(subject.Name, StringComparison.Ordinal), id, subject, $"the error does not name the file: {e}");

    private void Expect(bool good, int id, Subject subject, string what)
    {
        if (good)
        {
            return;
        }

        _failed++;
        if (_failed <= 20)
        {
            Console.WriteLine($"FAILED {id} {subject.Name}: {what}");
        }
    }
}
