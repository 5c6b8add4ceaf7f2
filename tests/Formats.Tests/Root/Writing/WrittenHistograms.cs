using Heppy.Formats.Root;
using Heppy.Formats.Tests.Parquet;
using Heppy.Physics;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>Histograms with all kinds of axes, and their bytes as a ROOT file.</summary>
internal static class WrittenHistograms
{
    public enum Flavour
    {
        Light,
        Charm,
        Bottom,
    }

    /// <summary>Axes of each kind that comes back as it is.</summary>
    public static Axis AxisOf(int kind) => (kind % 6) switch
    {
        0 => Axis.Regular(5, -1, 1.5, "x [GeV]"),
        1 => Axis.Variable([0, 0.1, 1, 100], "p_{T} [GeV]"),
        2 => Axis.Categories(["ee", "mumu", "emu"], "channel"),
        3 => Axis.Integer(-2, 3, "n"),
        4 => new AxisDescription { Kind = AxisKind.Regular, Bins = 2, Lower = 0, Upper = 1, Title = "no flow" }.ToAxis(),
        _ => Growing("era", "A", "B"),
    };

    public static Axis Growing(string title, params string[] names)
    {
        Axis<string> axis = Axis.Categories(title);
        Array.ForEach(names, n => axis.Index(n));
        return axis;
    }

    public static HistogramContent Histogram(Axis[] axes, Random random, int fills)
    {
        var content = new HistogramContent(axes);
        for (int i = 0; i < fills && content.BinCount > 0; i++)
        {
            content.Add(random.Next(content.BinCount), random.Next(3) == 0 ? 1 : (random.NextDouble() * 4) - 1);
        }

        return content;
    }

    public static ProfileContent Profile(Axis[] axes, Random random, int fills)
    {
        var content = new ProfileContent(axes);
        for (int i = 0; i < fills; i++)
        {
            content.Add(random.Next(content.BinCount), random.NextDouble() * 10, random.Next(3) == 0 ? 1 : random.NextDouble());
        }

        return content;
    }

    public static byte[] Write(string analyzer, params HistogramResult[] histograms)
    {
        using var stream = new MemoryStream();
        var results = new AnalyzerResults(analyzer);
        results.Histograms.AddRange(histograms);
        new RootHistogramExport().Write(stream, [results], new Dictionary<string, object> { ["component"] = "Zmumu", ["events"] = 20_000L, ["sum_of_weights"] = 0.5 });
        return stream.ToArray();
    }

    public static RootHistograms Read(byte[] bytes)
    {
        using var folder = new ScratchFolder();
        return RootHistograms.Read(folder.Write("histograms.root", bytes));
    }
}
