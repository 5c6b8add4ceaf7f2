using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Writing;
using Heppy.Physics;

namespace Heppy.Formats.Root.Histograms;

/// <summary>Histograms and profiles as objects of ROOT: <c>TH1D</c> to <c>TH3D</c>, <c>TProfile</c> to <c>TProfile3D</c>.</summary>
internal static class HistogramObject
{
    private const double NotSet = -1111;
    private const int NeutralOverflows = 2;
    private const uint Bits = 0x03000008;

    /// <summary>The class of a content.</summary>
    public static string ClassOf(BinnedContent content) => (content, content.Axes.Count) switch
    {
        (ProfileContent, 1) => "TProfile",
        (ProfileContent, var axes) => $"TProfile{axes}D",
        (_, var axes) => $"TH{axes}D",
    };

    /// <summary>Makes the object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">Its bins.</param>
    public static RootObject Of(string name, string title, BinnedContent content)
    {
        content.EnsureShape();
        AxisDescription[] axes = [.. content.Axes.Select(a => a.Describe())];
        var cells = new Cells(axes);
        RootObject made = Look.Of(ClassOf(content));
        made.Set("fName", name);
        made.Set("fTitle", title);
        made.Set("fBits", Bits);
        made.Set("fNcells", checked((int)cells.Count));
        for (int a = 0; a < 3; a++)
        {
            made.Set($"f{"XYZ"[a]}axis", AxisObject.Of(a < axes.Length ? axes[a] : null, a));
        }

        made.Set("fBarWidth", 1000);
        made.Set("fEntries", (double)content.Entries);
        made.Set("fMaximum", NotSet);
        made.Set("fMinimum", NotSet);
        made.Set("fStatOverflows", NeutralOverflows);
        made.Set("fScalefactor", 1d);
        Fill(made, content, cells, axes);
        return made;
    }

    private static void Fill(RootObject made, BinnedContent content, Cells cells, AxisDescription[] axes)
    {
        double[] w;
        double[] w2;
        double[][] further = [];
        if (content is ProfileContent profile)
        {
            (w, w2) = (profile.SumsOfWeights.Values(), profile.SumsOfSquares.Values());
            further = [profile.SumsOfY.Values(), profile.SumsOfYSquared.Values()];
            made.Set("fArray", cells.Spread(further[0]));
            made.Set("fSumw2", cells.Spread(further[1]));
            made.Set("fBinEntries", cells.Spread(w));
            made.Set("fBinSumw2", cells.Spread(w2));
        }
        else
        {
            var histogram = (HistogramContent)content;
            (w, w2) = (histogram.Values(), histogram.Variances());
            made.Set("fArray", cells.Spread(w));
            made.Set("fSumw2", cells.Spread(w2));
        }

        HistogramStatistics.Set(made, cells, axes, w, w2, further);
    }
}
