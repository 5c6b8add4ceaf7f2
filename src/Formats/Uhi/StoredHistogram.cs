using Heppy.Formats.Uhi;
using Heppy.Physics;

namespace Heppy;

/// <summary>A histogram of a file as numbers to compute with: a distribution of pileup, for example.</summary>
/// <param name="Edges">Edges of the bins, increasing: one more than there are bins.</param>
/// <param name="Values">Sum of weights in each bin, without underflow and overflow.</param>
public sealed record StoredHistogram(double[] Edges, double[] Values)
{
    private const string Nominal = "nominal";

    /// <summary>Loads a histogram of one axis of numbers.</summary>
    /// <param name="path">
    /// A file in UHI JSON, such as <c>histograms.json</c> of a run, or what <c>hist</c> in Python writes; relative to the configuration, and travels with a run.
    /// </param>
    /// <param name="name">Name of the histogram.</param>
    /// <param name="variation">Name of a systematic variation.</param>
    /// <exception cref="UserError">There is no such file or histogram, or it is of another kind.</exception>
    public static StoredHistogram Load(string path, string name, string variation = Nominal)
    {
        UhiHistogram histogram = Find(path, Read(path), name);
        BinnedContent? content = variation == Nominal ? histogram.Content : histogram.Variations.FirstOrDefault(v => v.Name == variation).Content;
        if (content is null)
        {
            string[] known = [Nominal, .. histogram.Variations.Select(v => v.Name)];
            throw Wrong(path, $"histogram '{name}' has no variation '{variation}'.{Nearest.Sentence(variation, known)} It has: {string.Join(", ", known)}");
        }

        AxisDescription[] axes = [.. histogram.Axes];
        if (content is not HistogramContent values || axes.Length != 1 || axes[0].Kind is not (AxisKind.Regular or AxisKind.Variable))
        {
            throw Wrong(path, $"'{name}' is no histogram of one axis of numbers");
        }

        AxisDescription axis = axes[0];
        double[] edges = axis.Kind == AxisKind.Variable
            ? [.. axis.Edges]
            : [.. Enumerable.Range(0, axis.Bins + 1).Select(i => axis.Lower + ((axis.Upper - axis.Lower) * i / axis.Bins))];
        return new StoredHistogram(edges, values.Values().AsSpan(axis.HasUnderflow ? 1 : 0, axis.Bins).ToArray());
    }

    private static IReadOnlyList<UhiHistogram> Read(string path)
    {
        using FileStream stream = File.OpenRead(Config.File(path));
        try
        {
            return UhiReader.Read(stream);
        }
        catch (InvalidDataException e)
        {
            throw Wrong(path, $"it is no file of histograms (UHI JSON): {e.Message}", e);
        }
    }

    private static UhiHistogram Find(string path, IReadOnlyList<UhiHistogram> all, string name)
    {
        string[] names = [.. all.Select(h => h.Name)];
        return all.FirstOrDefault(h => h.Name == name)
            ?? throw Wrong(path, $"there is no histogram '{name}'.{Nearest.Sentence(name, names)} There are: {string.Join(", ", names)}");
    }

    private static UserError Wrong(string path, string what, Exception? inner = null) => new($"{path}: {what}", ExitCode.Configuration, inner);
}
