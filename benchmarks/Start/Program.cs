// How long 'heppy Outdir analysis.cs' takes to the first event, with and without the compiled configuration in its cache, against an empty .NET
// program that is published the same way, and where the time goes.
using System.Diagnostics;
using System.Globalization;
using Heppy.Benchmarks;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Trees;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = Directory.CreateTempSubdirectory("heppy-start-").FullName;
try
{
    string heppy = Path.Combine(Checkout(), "bin", "heppy");
    Run(heppy, ["--version"]);                                  // publishes it, if there is something new
    string tool = Published(Checkout());
    string empty = EmptyProgram.Publish(Path.Combine(folder, "empty"));
    WriteEvents(Path.Combine(folder, "events.parquet"));
    string configuration = Path.Combine(folder, "first_event.cs");
    File.WriteAllText(configuration, """
        using Heppy;

        var events = new DataComponent { Name = "events", Files = ["events.parquet"] };
        return Application.Run(args, new Config { Components = [events], Sequence = sample => [new FirstEvent()] });

        sealed class FirstEvent : Analyzer
        {
            readonly Column<float> met = new("MET_pt");
            readonly Histogram<double> spectrum = new("met", Axis.Regular(100, 0, 200));

            public override bool Process(Event ev)
            {
                spectrum.Fill(ev, met[ev]);
                Environment.Exit(42);
                return true;
            }
        }
        """);

    int outdir = 0;
    string Outdir() => Path.Combine(folder, $"Out{outdir++}");
    string cache = Path.Combine(folder, "cache");
    string[] Whole() => [Outdir(), configuration];
    Run(tool, Whole(), cache, 42);
    (string Name, Func<double> Time)[] stages =
    [
        ("an empty program", () => Run(empty, [])),
        ("heppy --version", () => Run(tool, ["--version"], cache)),
        ("heppy --dry-run, warm", () => Run(tool, ["--dry-run", .. Whole()], cache)),
        ("first event, warm", () => Run(tool, Whole(), cache, 42)),
        ("first event, cold", () => Run(tool, Whole(), Path.Combine(folder, $"cold{outdir}"), 42)),
    ];
    List<double>[] times = [.. stages.Select(_ => new List<double>())];
    for (int round = 0; round < Ratios.Rounds; round++)
    {
        for (int i = 0; i < stages.Length; i++)
        {
            times[i].Add(stages[i].Time());
        }
    }

    double[] medians = [.. times.Select(Ratios.MedianOf)];
    Rows.Add("to the first event, warm cache / an empty program", Ratios.Of(times[3], times[0]), 4, $"{Rows.Number(1e3 * medians[3])} and {Rows.Number(1e3 * medians[0])} ms");
    Rows.Add("to the first event, cold cache / an empty program", Ratios.Of(times[4], times[0]), null, $"{Rows.Number(1e3 * medians[4])} ms");
    string[] shares =
    [
        "the runtime itself (an empty program)",
        "the tool: CommandLineParser and what every command needs (--version)",
        "loading the compiled configuration, the plan: Framework, Parquet.Net, System.Text.Json (--dry-run)",
        "writing the run's directory, the first row group, the first event",
        "compiling the configuration: Roslyn (cold)",
    ];
    for (int i = 0; i < shares.Length; i++)
    {
        double part = medians[i] - (i == 0 ? 0 : medians[i - 1]);
        Rows.Add($"share of {shares[i]}, of a cold start", part / medians[^1], null, $"{Rows.Number(1e3 * part)} ms");
    }

    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static double Run(string program, string[] arguments, string? cache = null, int expected = 0)
{
    var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    if (cache is not null)
    {
        start.Environment["HEPPY_CACHE"] = cache;
    }

    long begin = Stopwatch.GetTimestamp();
    using Process process = Process.Start(start)!;
    Task<string> errors = process.StandardError.ReadToEndAsync();
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
    return process.ExitCode == expected ? seconds
        : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{errors.Result}");
}

static string Checkout()
{
    string? folder = AppContext.BaseDirectory;
    while (folder is not null && !File.Exists(Path.Combine(folder, "Heppy.sln")))
    {
        folder = Path.GetDirectoryName(folder);
    }

    return folder ?? throw new InvalidOperationException("This program is not inside a checkout.");
}

// Without the launcher: it costs a shell and a 'find', which an empty program has not.
static string Published(string checkout)
{
    string tools = Path.Combine(checkout, "artifacts", "tools");
    string current = File.ReadAllText(Directory.GetFiles(tools, "current-*")[0]).Trim();
    return Path.Combine(tools, current, "heppy");
}

static void WriteEvents(string path)
{
    var met = new ColumnBuffer<float>("MET_pt", isJagged: false);
    met.Resize(100_000, 100_000);
    var random = new Random(1);
    for (int i = 0; i < met.Rows; i++)
    {
        met.Values[i] = 50 * random.NextSingle();
    }

    using FileStream stream = File.Create(path);
    using ITreeWriter writer = new ParquetFormat().Create(stream, [new ColumnSchema("MET_pt", ElementType.Float)]);
    writer.Append([met], 0, met.Rows);
    writer.Finish();
}
