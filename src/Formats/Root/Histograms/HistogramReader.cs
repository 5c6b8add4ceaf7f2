using Heppy.Formats.Root.Objects;
using Heppy.Physics;

namespace Heppy.Formats.Root.Histograms;

/// <summary>Histogram objects of ROOT as contents.</summary>
internal static class HistogramReader
{
    /// <summary>Whether a class is a histogram or profile that is read.</summary>
    public static bool Knows(string className) => className is "TProfile" or "TProfile2D" or "TProfile3D"
        || (className.Length == 4 && className.StartsWith("TH", StringComparison.Ordinal)
            && className[2] is >= '1' and <= '3' && "CSILFD".Contains(className[3], StringComparison.Ordinal));

    /// <summary>Reads an object.</summary>
    /// <param name="read">The object.</param>
    /// <param name="note">Gets a remark on what is left out.</param>
    /// <exception cref="InvalidDataException">Its members contradict one another, or hold what no content can.</exception>
    public static HistogramResult Read(RootObject read, Action<string> note)
    {
        int dimensions = read.ClassName[^1] is >= '1' and <= '3' ? read.ClassName[^1] - '0'
            : read.ClassName.StartsWith("TH", StringComparison.Ordinal) ? read.ClassName[2] - '0'
            : read.ClassName.EndsWith('D') ? read.ClassName[^2] - '0' : 1;
        if (read.TryGet("fBuffer", out double[]? buffer) && buffer.Length > 0 && buffer[0] != 0)
        {
            throw new InvalidDataException($"{Math.Abs(buffer[0])} of its entries are not in bins yet. Call BufferEmpty() before it is written");
        }

        RootObject[] objects = [.. "XYZ"[..dimensions].Select(d => read.Get<RootObject>($"f{d}axis"))];
        double[] contents = Numbers(read, "fArray");
        double[] squares = Numbers(read, "fSumw2");
        bool isProfile = read.ClassName.StartsWith("TProfile", StringComparison.Ordinal);
        double[][] sums;
        if (isProfile)
        {
            double[] w = Numbers(read, "fBinEntries");
            double[] w2 = Numbers(read, "fBinSumw2");
            sums = [w, w2.Length == 0 ? w : w2, contents, squares];
        }
        else
        {
            // Without sums of squares ROOT takes errors from contents.
            sums = [contents, squares.Length == 0 ? [.. contents.Select(Math.Abs)] : squares];
        }

        double cells = objects.Aggregate(1d, (product, axis) => product * (axis.Integer("fNbins") + 2));
        if (objects.Any(axis => axis.Integer("fNbins") < 1) || sums.Any(s => s.Length != cells))
        {
            throw new InvalidDataException(FormattableString.Invariant($"it has {string.Join(", ", sums.Select(s => s.Length))} numbers for {cells} bins"));
        }

        AxisDescription[] axes = [.. objects.Select(o => AxisObject.Describe(o, withLabels: true))];
        if (!Holds(axes, sums))
        {
            axes = [.. objects.Select(o => AxisObject.Describe(o, withLabels: false))];
            note("its labels are left out, since bins below the labelled ones are filled");
        }

        return Make(read, axes, sums);
    }

    private static HistogramResult Make(RootObject read, AxisDescription[] axes, double[][] sums)
    {
        var cells = new Cells(axes);
        ReproducibleSums[] exact = [.. sums.Select(s => Sums(cells, s))];
        Axis[] made = [.. axes.Select(a => a.ToAxis())];
        double entries = read.Get<double>("fEntries");
        long count = double.IsFinite(entries) && Math.Abs(entries) < long.MaxValue ? (long)Math.Round(entries) : 0;
        return exact.Length == 4
            ? new HistogramResult(read.Name, read.Title, ProfileContent.Restore(made, count, 0, (exact[0], exact[1], exact[2], exact[3])))
            : new HistogramResult(read.Name, read.Title, HistogramContent.Restore(made, count, exact[0], exact[1]));
    }

    private static ReproducibleSums Sums(Cells cells, double[] values)
    {
        var sums = new ReproducibleSums(cells.Bins);
        Span<int> along = stackalloc int[cells.Extents.Length];
        for (int bin = 0; bin < sums.Count; bin++)
        {
            double value = values[cells.Of(bin, along)];
            sums.Add(bin, double.IsFinite(value) ? value : throw new InvalidDataException(FormattableString.Invariant($"cell {cells.Of(bin, along)} holds {value}")));
        }

        return sums;
    }

    /// <summary>Whether all cells that are filled have a bin: categories have no underflow.</summary>
    private static bool Holds(AxisDescription[] axes, double[][] sums)
    {
        var cells = new Cells(axes);
        if (cells.Bins == cells.Count)
        {
            return true;
        }

        bool[] has = new bool[cells.Count];
        Span<int> along = stackalloc int[axes.Length];
        for (int bin = 0; bin < cells.Bins; bin++)
        {
            has[cells.Of(bin, along)] = true;
        }

        return !sums.Any(s => s.Where((value, cell) => value != 0 && !has[cell]).Any());
    }

    private static double[] Numbers(RootObject read, string name) => read.Members.GetValueOrDefault(name) switch
    {
        double[] doubles => doubles,
        float[] floats => [.. floats.Select(v => (double)v)],
        int[] ints => [.. ints.Select(v => (double)v)],
        long[] longs => [.. longs.Select(v => (double)v)],
        short[] shorts => [.. shorts.Select(v => (double)v)],
        sbyte[] bytes => [.. bytes.Select(v => (double)v)],
        _ => [],
    };
}
