using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Heppy.Drawing;

/// <summary>Reads the events of a sample, on several threads.</summary>
/// <param name="sample">The sample.</param>
/// <param name="component">It, as the framework knows it.</param>
/// <param name="planned">Its files and ranges.</param>
/// <param name="make">Makes a loop.</param>
/// <param name="files">Its open files.</param>
internal sealed class SampleReading(DrawSample sample, Component component, PlannedComponent planned, Func<DrawLoop> make, FilePool files) : IDisposable
{
    private EntryRange[][] Ranges => [.. planned.Chunks.SelectMany(c => c.Ranges)];

    /// <summary>The sample.</summary>
    internal DrawSample Sample => sample;

    /// <summary>Events that are read.</summary>
    internal long Entries => planned.Entries;

    /// <summary>How many ranges there are: given by the files, whatever the number of threads.</summary>
    internal int RangeCount => Math.Max(1, Ranges.Length);

    /// <summary>Reads all events once.</summary>
    /// <param name="parts">Makes what takes the values of a range, one for each plot.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="progress">Counts events.</param>
    /// <returns>What took the values, by range in the order of the files.</returns>
    /// <exception cref="UserError">An expression threw, or a file is damaged.</exception>
    internal DrawnPart[][] Run(Func<DrawnPart[]> parts, int threads, StopSignal stop, RunProgress.Counter progress)
    {
        EntryRange[][] ranges = Ranges.Length > 0 ? Ranges : [[]];
        var results = new DrawnPart[ranges.Length][];
        var byIndex = planned.Files.ToDictionary(f => f.Index);
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, ranges.Length), EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = threads }, (i, state) =>
                {
                    DrawLoop loop = make();
                    var sequence = new Sequence(new Config { Components = [component], Sequence = _ => [loop] }, component, []);
                    loop.Parts = results[i] = parts();
                    RangeResult result = new RangeRunner(sequence, stop, progress).Run(files, byIndex, ranges[i]);
                    Array.ForEach(loop.Parts, p => p.Flush());
                    if (result.Stopped is not null)
                    {
                        state.Stop();
                    }
                });
        }
        catch (AggregateException all)
        {
            throw Explain(all.InnerExceptions.OfType<EventFailure>().MinBy(f => f.Entry) ?? all.InnerExceptions[0]);
        }

        return stop.IsRequested ? throw new UserError("stopped; nothing is drawn.", ExitCode.Stopped) : results;
    }

    /// <inheritdoc/>
    public void Dispose() => files.Dispose();

    private static Exception Explain(Exception e)
    {
        switch (e)
        {
            case EventFailure { InnerException: InvalidDataException or DivideByZeroException or OverflowException or ArgumentException } failure:
                string what = failure.InnerException is DivideByZeroException ? "whole numbers are divided by 0 (cast to double for infinity)" : failure.InnerException!.Message.TrimEnd('.');
                return new UserError(FormattableString.Invariant($"entry {failure.Entry}: {what}."), ExitCode.ChunksFailed, failure);
            case InvalidDataException or IOException or UnauthorizedAccessException:
                return new UserError(e.Message, ExitCode.ChunksFailed, e);
            default:
                ExceptionDispatchInfo.Throw(e);
                return e;
        }
    }
}
