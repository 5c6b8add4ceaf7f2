using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Writing;

namespace Heppy.Formats.Root.Histograms;

/// <summary>Axes as <c>TAxis</c>, and back.</summary>
/// <remarks>
/// Integer axes are bins from each integer to the next. Categories and truth values are bins of width 1 from 0 on with labels; an axis
/// that grows is one that ROOT may extend.
/// </remarks>
internal static class AxisObject
{
    private const int Alphanumeric = 1;
    private const int CanExtend = 2;

    /// <summary>The object of an axis.</summary>
    /// <param name="axis">What it is; null for a direction that a histogram does not have.</param>
    /// <param name="direction">0 for x, 1 for y, 2 for z.</param>
    public static RootObject Of(AxisDescription? axis, int direction)
    {
        var made = new RootObject("TAxis");
        Look.Axis(made, direction == 1 ? 0 : 1);
        string[] labels = LabelsOf(axis);
        bool isRegular = axis?.Kind == AxisKind.Regular;
        int bins = Math.Max(1, axis?.Bins ?? 1);
        made.Set("fName", $"{"xyz"[direction]}axis");
        made.Set("fTitle", axis is null ? "" : axis.Title.Length > 0 ? axis.Title : axis.Name);
        made.Set("fNbins", bins);
        made.Set("fXmin", isRegular ? axis!.Lower : axis?.Kind == AxisKind.Variable ? axis.Edges[0] : 0);
        made.Set("fXmax", isRegular ? axis!.Upper : axis?.Kind == AxisKind.Variable ? axis.Edges[^1] : (double)bins);
        if (axis?.Kind == AxisKind.Variable)
        {
            made.Set("fXbins", axis.Edges.ToArray());
        }

        if (labels.Length > 0)
        {
            made.Set("fBits2", Alphanumeric | (axis!.Grows ? CanExtend : 0));
            made.Set("fLabels", Labels(labels));
        }

        return made;
    }

    /// <summary>What an axis object is.</summary>
    /// <param name="axis">The object.</param>
    /// <param name="withLabels">Whether labels make it one of categories, which has no underflow.</param>
    public static AxisDescription Describe(RootObject axis, bool withLabels)
    {
        int bins = (int)axis.Integer("fNbins");
        double[] edges = axis.TryGet("fXbins", out double[]? some) ? some : [];
        string[] labels = withLabels ? LabelsOf(axis, bins) : [];
        int bits = axis.Members.ContainsKey("fBits2") ? (int)axis.Integer("fBits2") : 0;
        bool grows = (bits & CanExtend) != 0;
        return labels.Length > 0
            ? new AxisDescription { Kind = AxisKind.Category, Bins = bins, Title = axis.Title, Categories = labels, HasOverflow = !grows, Grows = grows }
            : new AxisDescription
            {
                Kind = edges.Length == bins + 1 ? AxisKind.Variable : AxisKind.Regular,
                Bins = bins,
                Title = axis.Title,
                Lower = edges.Length == bins + 1 ? 0 : axis.Get<double>("fXmin"),
                Upper = edges.Length == bins + 1 ? 0 : axis.Get<double>("fXmax"),
                Edges = edges.Length == bins + 1 ? edges : [],
                HasUnderflow = true,
                HasOverflow = true,
            };
    }

    /// <summary>Whether the bins of an axis have names.</summary>
    public static bool HasLabels(RootObject axis) => LabelsOf(axis, (int)axis.Integer("fNbins")).Length > 0;

    /// <summary>A name for each bin; those without a label have their number. None if there are no labels, or two are the same.</summary>
    private static string[] LabelsOf(RootObject axis, int bins)
    {
        RootObject[] labels = axis.TryGet("fLabels", out object?[]? list) ? [.. list.OfType<RootObject>()] : [];
        if (labels.Length == 0 || labels.Length > bins)
        {
            return [];
        }

        string[] names = [.. Enumerable.Range(1, bins).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        foreach (RootObject label in labels)
        {
            if (label.TryGet("fUniqueID", out uint bin) && bin >= 1 && bin <= bins && label.TryGet("fString", out string? text))
            {
                names[bin - 1] = text;
            }
        }

        return names.Distinct(StringComparer.Ordinal).Count() == bins ? names : [];
    }

    private static string[] LabelsOf(AxisDescription? axis) => axis?.Kind switch
    {
        AxisKind.Category => [.. axis.Categories],
        AxisKind.Boolean => ["false", "true"],
        _ => [],
    };

    private static RootObject Labels(string[] names)
    {
        var list = new RootObject("THashList");
        list.Set(ClassWriters.Items, names.Select((name, i) =>
        {
            var label = new RootObject("TObjString");
            label.Set("fUniqueID", (uint)i + 1);
            label.Set("fString", name);
            return label;
        }).ToArray());
        return list;
    }
}
