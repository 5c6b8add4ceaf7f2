#!/usr/bin/env dotnet
#:project ../../src/Pools
// Jobs of unequal length on two workers: handed out in two equal bunches, and one by one to whichever worker is free.
// Times are printed; which worker did what and when is in timeline.svg.
//   dotnet run samples/scheduling/scheduling.cs -- threads:2

using System.Diagnostics;
using Heppy.Pools;

string place = args.Length > 0 ? args[0] : "threads:2";
string picture = args.Length > 1 ? args[1] : "timeline.svg";

// Milliseconds. The long jobs come first, as they do when the files of a period are listed by date.
int[] jobs = [.. Enumerable.Range(0, 16).Select(i => i < 4 ? 200 : 30)];

using Pool pool = Pool.Named(place);
pool.Map(Work, [1, 1]); // workers are started by the first call

Row bunches = Measure("two bunches", chunkSize: jobs.Length / 2);
Row single = Measure("one by one", chunkSize: 1);
Console.WriteLine($"one by one takes {single.Seconds / bunches.Seconds:P0} of the time of two bunches");
File.WriteAllText(picture, Timeline.Draw([bunches, single]));

Row Measure(string name, int chunkSize)
{
    long begin = Stopwatch.GetTimestamp();
    Result<int>[] results = pool.TryMap(Work, jobs, chunkSize);
    double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
    Console.WriteLine($"{name,-12} {seconds:F2} s, sum of jobs {results.Sum(r => r.Run.Duration.TotalSeconds):F2} s");
    return new Row(name, seconds, [.. results.Select(r => r.Run)]);
}

static int Work(int milliseconds)
{
    Thread.Sleep(milliseconds);
    return milliseconds;
}

record Row(string Name, double Seconds, JobRun[] Runs);

static class Timeline
{
    const double Scale = 400; // pixels per second
    const int Lane = 24;

    public static string Draw(Row[] rows)
    {
        var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        int y = 10;
        foreach (Row row in rows)
        {
            DateTimeOffset begin = row.Runs.Min(r => r.Started);
            int lanes = row.Runs.Max(r => r.Worker) + 1;
            text.Write($"<text x='10' y='{y + 16}'>{row.Name}: {row.Seconds:F2} s</text>\n");
            foreach (JobRun run in row.Runs)
            {
                double x = 160 + Scale * (run.Started - begin).TotalSeconds;
                text.Write(FormattableString.Invariant(
                    $"<rect x='{x:F1}' y='{y + Lane * run.Worker}' width='{Scale * run.Duration.TotalSeconds:F1}' height='{Lane - 4}' fill='#4878b0' stroke='white'/>\n"));
            }

            y += Lane * lanes + 20;
        }

        double width = 180 + Scale * rows.Max(r => r.Seconds);
        return FormattableString.Invariant($"<svg xmlns='http://www.w3.org/2000/svg' width='{width:F0}' height='{y}' font-family='sans-serif' font-size='13'>\n{text}</svg>\n");
    }
}
