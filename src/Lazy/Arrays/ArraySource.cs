using System.Collections.Concurrent;
using System.Globalization;

namespace Heppy.Lazy.Computing;

/// <summary>Arrays of one length, in blocks of one length: what can be computed in one pass.</summary>
/// <param name="length">Number of elements.</param>
/// <param name="blockLength">Elements of a block; the last one has the rest.</param>
internal sealed class ArraySource(long length, int blockLength) : LazySource, IEquatable<ArraySource>
{
    private readonly ConcurrentBag<TileBuilder> _programs = [];

    /// <summary>Number of elements.</summary>
    internal long Length => length;

    /// <summary>Elements of a block.</summary>
    internal int BlockLength => blockLength;

    /// <inheritdoc/>
    internal override string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"{length}/{blockLength}");

    /// <inheritdoc/>
    public bool Equals(ArraySource? other) => other is not null && other.Length == length && other.BlockLength == blockLength;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ArraySource);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(length, blockLength);

    /// <summary>One block at least: it leaves empty results.</summary>
    internal override IReadOnlyList<EventPartition?> Plan(IReadOnlyList<LazyResult> results) =>
        new EventPartition?[Math.Max(1, (length + blockLength - 1) / blockLength)];

    /// <inheritdoc/>
    internal override State[] Run(IReadOnlyList<LazyResult> results, PartitionJob job, StopSignal stop)
    {
        if (!_programs.TryTake(out TileBuilder? program) || !program.IsFor(results))
        {
            program?.Dispose();
            program = new TileBuilder(results);
        }

        TileSink[] sinks = program.Sinks(job);
        bool isDone = false;
        try
        {
            long first = (long)job.Partition * blockLength;
            long end = Math.Min(length, first + blockLength);
            for (; first < end; first += Tile.Length)
            {
                if (stop.IsRequested)
                {
                    throw new OperationCanceledException("The computation was cancelled.");
                }

                int count = (int)Math.Min(Tile.Length, end - first);
                program.Run(first, count);
                foreach (TileSink sink in sinks)
                {
                    sink.Take(count);
                }
            }

            State[] states = [.. sinks.Select(s => s.Collect())];
            isDone = true;
            _programs.Add(program);
            return states;
        }
        finally
        {
            if (!isDone)
            {
                program.Dispose();
                Array.ForEach(sinks, s => s.Abandon());
            }
        }
    }

    /// <inheritdoc/>
    internal override void Release()
    {
        while (_programs.TryTake(out TileBuilder? program))
        {
            program.Dispose();
        }
    }
}
