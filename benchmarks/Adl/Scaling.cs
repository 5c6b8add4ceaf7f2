using System.Diagnostics;
using System.Globalization;
using Heppy.Benchmarks;
using Heppy.Formats.Parquet;

/// <summary>The whole run of the ADL sequence, written and sealed: gain of cores, and time and memory as the input grows.</summary>
internal static class Scaling
{
    internal static void Measure(string folder, long events)
    {
        string file = Generated.Write(folder, events, ParquetCompression.Zstd)[0];
        Gain(file);
        InputSize(folder, file, events);
        File.Delete(file);
    }

    /// <summary>In a process of its own: runs once, prints events, seconds and bytes at the peak.</summary>
    internal static int RunOnce(string outdir, string[] files)
    {
        var analysis = new Analysis(files);
        long start = Stopwatch.GetTimestamp();
        analysis.Run(outdir, Cores.All);
        Rows.Say($"{analysis.Events} {Stopwatch.GetElapsedTime(start).TotalSeconds:F4} {Child.PeakMemory()}");
        return 0;
    }

    private static void Gain(string file)
    {
        // How much longer one core takes: of the sequence, and of arithmetic that shares nothing, in turn.
        (List<double> sequence, List<double> arithmetic) = ([], []);
        double[] expected = new Analysis([file]).Histograms(1)["q2"];
        for (int round = -1; round < Ratios.Rounds; round++)
        {
            (double one, double all) = OneAndAll(threads =>
            {
                if (!new Analysis([file]).Histograms(threads)["q2"].SequenceEqual(expected))
                {
                    throw new InvalidDataException("threads change the result");
                }
            });
            (double oneSum, double allSum) = OneAndAll(Arithmetic);
            if (round >= 0)
            {
                sequence.Add(one / all);
                arithmetic.Add(oneSum / allSum);
            }
        }

        Ratios gain = Ratios.Of(sequence, arithmetic);
        Rows.AddAtLeast($"gain of {Cores.All} cores over one: of the ADL sequence / of arithmetic", gain, 0.95,
            $"{Rows.Number(Ratios.MedianOf(sequence))} and {Rows.Number(Ratios.MedianOf(arithmetic))}");
    }

    private static (double One, double All) OneAndAll(Action<int> work)
    {
        Cores.Use(1);
        double one = Seconds(() => work(1));
        Cores.Use(Cores.All);
        return (one, Seconds(() => work(Cores.All)));
    }

    private static void Arithmetic(int threads)
    {
        double sum = 0;
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            double x = i;
            for (int k = 0; k < 2_000_000; k++)
            {
                x = (x * 0.999) + 0.5;
            }

            Interlocked.Exchange(ref sum, x);
        });
    }

    private static void InputSize(string folder, string file, long events)
    {
        (double Time, double Peak)[] found = [.. ((int[])[1, 4, 16]).Select(times =>
        {
            string[] files = [.. Enumerable.Range(0, times).Select(i => Path.Combine(folder, $"{times:D2}_{i:D2}.parquet"))];
            Array.ForEach(files, f => File.CreateSymbolicLink(f, file));
            List<double> seconds = [];
            List<double> peaks = [];
            for (int round = 0; round < 3; round++)
            {
                string[] said = Child.Run(["run", Path.Combine(folder, $"out_{times}_{round}"), .. files]).Split(' ');
                if (long.Parse(said[0], CultureInfo.InvariantCulture) != times * events)
                {
                    throw new InvalidDataException($"{said[0]} events were read");
                }

                seconds.Add(double.Parse(said[1], CultureInfo.InvariantCulture) / (times * events));
                peaks.Add(double.Parse(said[2], CultureInfo.InvariantCulture) / 1e6);
            }

            Rows.Say($"{times * events:N0} events: {Ratios.MedianOf(seconds) * 1e9:F0} ns/event, peak {Ratios.MedianOf(peaks):F0} MB");
            return (Ratios.MedianOf(seconds), Ratios.MedianOf(peaks));
        })];
        Rows.Add("time per event, 16 times the input / once", found[2].Time / found[0].Time, null, $"{Rows.Number(found[0].Time * 1e9)}, {Rows.Number(found[1].Time * 1e9)} and {Rows.Number(found[2].Time * 1e9)} ns for once, 4 and 16 times {events:N0} events, start included");
        Rows.Add("peak memory, 16 times the input / once", found[2].Peak / found[0].Peak, 1.1, $"{Rows.Number(found[0].Peak)}, {Rows.Number(found[1].Peak)} and {Rows.Number(found[2].Peak)} MB");
        Rows.Add("peak memory of the ADL sequence, MB", found[2].Peak, 400);
    }

    private static double Seconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
