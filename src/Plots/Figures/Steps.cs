namespace Heppy.Plots;

/// <summary>Outlines of values in bins, to be drawn at once (<see cref="Outline.Scratch"/>).</summary>
internal static class Steps
{
    /// <summary>The line over the bins, broken where there is no value.</summary>
    internal static Outline Line(double[] values, double[] pixels, Scale y, bool closesAtEnds)
    {
        var outline = Outline.Scratch();
        bool isOpen = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                isOpen = false;
                continue;
            }

            double at = y.At(values[i]);
            if (isOpen)
            {
                outline.Line(pixels[i], at);
            }
            else
            {
                (closesAtEnds ? outline.Move(pixels[i], y.From) : outline.Move(pixels[i], at)).Line(pixels[i], at);
            }

            outline.Line(pixels[i + 1], at);
            isOpen = true;
            if (closesAtEnds && (i + 1 == values.Length || double.IsNaN(values[i + 1])))
            {
                outline.Line(pixels[i + 1], y.From);
            }
        }

        return outline;
    }

    /// <summary>The area below values, down to a base.</summary>
    internal static Outline Area(double[] values, double[] pixels, Scale y, double baseLine)
    {
        var outline = Outline.Scratch();
        if (values.Length == 0)
        {
            return outline;
        }

        outline.Move(pixels[0], baseLine);
        for (int i = 0; i < values.Length; i++)
        {
            double at = double.IsNaN(values[i]) ? baseLine : y.At(values[i]);
            outline.Line(pixels[i], at).Line(pixels[i + 1], at);
        }

        return outline.Line(pixels[values.Length], baseLine);
    }

    /// <summary>The area between two ends, bin by bin.</summary>
    internal static Outline Between(double[] low, double[] high, double[] pixels, Scale y)
    {
        var outline = Outline.Scratch();
        for (int from = 0; from < low.Length; from++)
        {
            int to = from;
            while (to < low.Length && high[to] > low[to])
            {
                to++;
            }

            if (to == from)
            {
                continue;
            }

            outline.Move(pixels[from], y.At(high[from]));
            for (int i = from; i < to; i++)
            {
                outline.Line(pixels[i], y.At(high[i])).Line(pixels[i + 1], y.At(high[i]));
            }

            for (int i = to - 1; i >= from; i--)
            {
                outline.Line(pixels[i + 1], y.At(low[i])).Line(pixels[i], y.At(low[i]));
            }

            outline.Line(pixels[from], y.At(high[from]));
            from = to;
        }

        return outline;
    }
}
