using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Heppy.CommandLine;
using Heppy.Plots;
using Heppy.Plots.Skia;

namespace Heppy.Commands;

/// <summary>Draws figures into files, on several threads.</summary>
internal static class FigureFiles
{
    /// <summary>Draws all figures.</summary>
    /// <param name="book">The figures.</param>
    /// <param name="directory">Where they go; made where it does not exist.</param>
    /// <param name="formats">In which formats.</param>
    /// <param name="threads">How many threads, at least 1.</param>
    /// <param name="progress">Counts results.</param>
    /// <returns>How many figures there are, and how many of them on a logarithmic axis as well.</returns>
    internal static (int Figures, int Logarithmic) Write(PlotBook book, string directory, IReadOnlyList<FigureFormat> formats, int threads, RunProgress.Counter progress)
    {
        foreach (string folder in book.Items.Select(i => i.Path.Split('/')[0]).Distinct())
        {
            Directory.CreateDirectory(Path.Combine(directory, folder));
        }

        int count = 0;
        int logarithmic = 0;
        try
        {
            Parallel.ForEach(book.Items, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new SvgCanvas(), (item, _, canvas) =>
            {
                bool isLinear = false;
                foreach (Figure figure in item.Figures())
                {
                    Write(figure, Path.Combine(directory, figure.Name), formats, canvas);
                    // The second version of a figure comes behind its first.
                    Interlocked.Increment(ref figure.IsLog && isLinear ? ref logarithmic : ref count);
                    isLinear = !figure.IsLog;
                }

                progress.Add(1);

                return canvas;
            }, _ => { });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return (count, logarithmic);
    }

    /// <summary>Draws one figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">Path without extension; its directory exists.</param>
    /// <param name="formats">In which formats.</param>
    /// <param name="canvas">Used for SVG.</param>
    internal static void Write(Figure figure, string path, IReadOnlyList<FigureFormat> formats, SvgCanvas canvas)
    {
        foreach (FigureFormat format in formats)
        {
            if (format == FigureFormat.Svg)
            {
                figure.Draw(canvas);
                Whole(path + ".svg", svg =>
                {
                    using var file = File.OpenHandle(svg, FileMode.Create, FileAccess.Write);
                    RandomAccess.Write(file, canvas.Bytes.Span, 0);
                });
            }
            else
            {
                WriteNative(figure, path, format);
            }
        }
    }

    /// <summary>Writes a file; a part of it, on a disk that is full, is not left behind.</summary>
    private static void Whole(string path, Action<string> write)
    {
        try
        {
            write(path);
        }
        catch (IOException)
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Apart from the rest, so that native code is loaded only where it is asked for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteNative(Figure figure, string path, FigureFormat format)
    {
        bool isPdf = format == FigureFormat.Pdf;
        try
        {
            Whole(path + (isPdf ? ".pdf" : ".png"), native =>
            {
                using FileStream file = File.Create(native);
                using var canvas = new SkiaCanvas(file, isPdf ? SkiaFormat.Pdf : SkiaFormat.Png);
                figure.Draw(canvas);
            });
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            throw new UserError($"PDF and PNG cannot be drawn on this machine: {(e.InnerException ?? e).Message} Draw SVG: --format svg", ExitCode.WrongArguments, e);
        }
    }
}
