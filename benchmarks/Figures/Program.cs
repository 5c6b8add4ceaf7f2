// What a figure costs, compared with writing its bytes: 500 histograms of 8 components, linear and logarithmic, on all cores.
// dotnet run -c Release --project benchmarks/Figures. Both are done the same way, in turns; the ratio is that of the medians,
// after rounds in which the code is compiled: what the first of them costs is printed as well.
using System.Diagnostics;
using System.Globalization;
using Heppy;
using Heppy.Physics;
using Heppy.Plots;

const int histograms = 500;
const int bins = 50;
const int rounds = 15;
const int early = 20;
Action<string> print = text => Console.Out.Write(text + "\n");

var book = new PlotBook([.. Enumerable.Range(0, 8).Select(Component)], new PlotStyle { Experiment = "Heppy", Energy = 13 }, new PlotChoice());
string folder = Directory.CreateTempSubdirectory("heppy-plots-").FullName;
try
{
    Directory.CreateDirectory(Path.Combine(folder, "Analysis"));
    (string Name, byte[] Bytes)[][] files = [.. book.Items.Select(Drawn)];
    int figures = files.Sum(f => f.Length);
    List<double> draw = [];
    List<double> write = [];
    for (int round = 0; round < early + rounds; round++)
    {
        draw.Add(Time(() => Parallel.ForEach(book.Items, () => new SvgCanvas(), (item, _, canvas) =>
        {
            foreach (Figure figure in item.Figures())
            {
                figure.Draw(canvas);
                Write(figure.Name, canvas.Bytes.Span);
            }

            return canvas;
        }, _ => { })));
        write.Add(Time(() => Parallel.ForEach(files, item => Array.ForEach(item, f => Write(f.Name, f.Bytes)))));
    }

    // What takes the time and the memory, on one core.
    var alone = new SvgCanvas();
    Figure[][] made = [];
    (double contents, double fill) = Alone(() => made = [.. book.Items.Select(i => i.Figures().ToArray())], rounds);
    (double drawing, double scratch) = Alone(() => Array.ForEach(made, item => Array.ForEach(item, f => f.Draw(alone))), rounds);
    print(string.Create(CultureInfo.InvariantCulture, $"on one core: contents {contents / figures * 1e6:F1} us and {fill / figures / 1e3:F1} kB a figure, drawing {drawing / figures * 1e6:F1} us and {scratch / figures / 1e3:F1} kB"));

    print(string.Create(CultureInfo.InvariantCulture, $"the first round    {draw[0] / figures * 1e6,8:F1} us a figure, with what is compiled for it"));
    (double drawn, double written) = (Median(draw[early..]) / figures, Median(write[early..]) / figures);
    print(string.Create(CultureInfo.InvariantCulture, $"{figures} figures of {files.Sum(f => f.Sum(g => g.Bytes.Length)) / figures:N0} bytes on {Environment.ProcessorCount} cores"));
    print(string.Create(CultureInfo.InvariantCulture, $"drawn and written  {drawn * 1e6,8:F1} us a figure"));
    print(string.Create(CultureInfo.InvariantCulture, $"written            {written * 1e6,8:F1} us a figure"));
    print(string.Create(CultureInfo.InvariantCulture, $"ratio              {drawn / written,8:F2}"));
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static (string, byte[])[] Drawn(PlotItem item)
{
    var canvas = new SvgCanvas();
    return [.. item.Figures().Select(figure =>
    {
        figure.Draw(canvas);
        return (figure.Name, canvas.Bytes.ToArray());
    })];
}

void Write(string name, ReadOnlySpan<byte> bytes)
{
    using var file = File.OpenHandle(Path.Combine(folder, name + ".svg"), FileMode.Create, FileAccess.Write);
    RandomAccess.Write(file, bytes, 0);
}

static PlotComponent Component(int number)
{
    bool isData = number == 0;
    var analyzer = new AnalyzerResults("Analysis");
    for (int h = 0; h < histograms; h++)
    {
        var content = new HistogramContent(Axis.Regular(bins, 0, 200, "p_{T} [GeV]"));
        var random = new EventRandom(1, (uint)number, 1, (ulong)h, "plots");
        for (int i = 0; i < 2000; i++)
        {
            double x = 40 * random.NextExponential();
            content.Add(((Axis<double>)content.Axes[0]).Index(x), isData ? 1 : 0.5 + random.NextDouble());
        }

        analyzer.Histograms.Add(new HistogramResult($"pt_{h}", "", content));
    }

    return new PlotComponent(new Summary
    {
        Component = isData ? "data" : $"sample_{number}",
        Kind = isData ? "data" : "mc",
        Events = 2000,
        EventsTotal = 2000,
        Selected = 2000,
        SumOfWeights = [2000],
        SumOfWeights2 = [2000],
        Scale = isData ? 1 : 1.0 / 7,
        CrossSection = isData ? null : 1,
        Luminosity = 59_800,
        Analyzers = [],
        Results = [],
    }, [analyzer]);
}

static (double Seconds, double Bytes) Alone(Action work, int rounds)
{
    long before = GC.GetAllocatedBytesForCurrentThread();
    double time = Median([.. Enumerable.Range(0, rounds).Select(_ => Time(work))]);
    return (time, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)rounds);
}

static double Time(Action work)
{
    long start = Stopwatch.GetTimestamp();
    work();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
