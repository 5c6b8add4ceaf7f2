using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using Heppy.Plots;

namespace Heppy.Reports;

/// <summary>All figures of a run, drawn.</summary>
/// <param name="Figures">The figures, in the order of analyzers and results.</param>
/// <param name="Warnings">What could not be drawn as asked, and why.</param>
internal sealed record Gallery(IReadOnlyList<DrawnFigure> Figures, IReadOnlyList<string> Warnings)
{
    /// <summary>A gallery without figures.</summary>
    internal static Gallery Empty { get; } = new([], []);

    /// <summary>Draws all figures, on several threads.</summary>
    /// <param name="book">The figures.</param>
    /// <param name="threads">How many threads, at least 1.</param>
    /// <param name="progress">Counts results, or null.</param>
    internal static Gallery Of(PlotBook book, int threads, RunProgress.Counter? progress = null)
    {
        var drawn = new DrawnFigure[book.Items.Count][];
        if (progress is not null)
        {
            Interlocked.Exchange(ref progress.All, drawn.Length);
        }

        try
        {
            Parallel.For(0, drawn.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new SvgCanvas(), (i, _, canvas) =>
            {
                drawn[i] = [.. Paired(book.Items[i], i, canvas)];
                progress?.Add(1);
                return canvas;
            }, _ => { });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return new Gallery([.. drawn.SelectMany(d => d)], book.Warnings);
    }

    /// <summary>A logarithmic figure comes right behind its linear version, if there is one.</summary>
    private static List<DrawnFigure> Paired(PlotItem item, int index, SvgCanvas canvas)
    {
        List<DrawnFigure> found = [];
        bool isOpen = false;
        int number = 0;
        foreach (Figure figure in item.Figures())
        {
            canvas.IdPrefix = string.Create(CultureInfo.InvariantCulture, $"f{index}n{number++}");
            figure.Draw(canvas);
            string svg = Encoding.UTF8.GetString(canvas.Bytes.Span);
            if (figure.IsLog && isOpen)
            {
                found[^1] = found[^1] with { Logarithmic = svg };
            }
            else
            {
                found.Add(new DrawnFigure(figure.Name, figure.Title, svg, ""));
            }

            isOpen = !figure.IsLog;
        }

        return found;
    }
}
