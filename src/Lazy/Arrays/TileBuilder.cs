using System.Numerics;

namespace Heppy.Lazy.Computing;

/// <summary>Makes the steps of a tile out of an expression: each part of it once, in as few tiles as are needed at a time.</summary>
internal sealed class TileBuilder : IDisposable
{
    private readonly Dictionary<LazyNode, object> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LazyNode, int> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, Stack<object>> _free = [];
    private readonly HashSet<LazyNode> _borrowed = new(ReferenceEqualityComparer.Instance);
    private readonly List<TileStep> _steps = [];
    private readonly List<IDisposable> _open = [];
    private readonly List<LazyResult> _results;

    internal TileBuilder(IReadOnlyList<LazyResult> results)
    {
        _results = [.. results];
        _results.ForEach(CountUses);
    }

    /// <summary>The partition that is computed, for names of files.</summary>
    internal PartitionJob? Job { get; private set; }

    /// <summary>Number of tiles that were made.</summary>
    internal int Tiles { get; private set; }

    /// <summary>Whether it is for these results.</summary>
    internal bool IsFor(IReadOnlyList<LazyResult> results) => _results.SequenceEqual(results);

    /// <summary>What collects the results of a partition.</summary>
    internal TileSink[] Sinks(PartitionJob job)
    {
        Job = job;
        return [.. _results.Select(r => (TileSink)r.MakeSink(this))];
    }

    /// <summary>Computes a tile.</summary>
    internal void Run(long first, int count)
    {
        foreach (TileStep step in _steps)
        {
            step(first, count);
        }
    }

    /// <summary>The tile of an array.</summary>
    internal Tile<T> Of<T>(ChunkedArray<T> array)
        where T : unmanaged, INumber<T> => (Tile<T>)Of(array, () =>
    {
        Tile<T> tile = array.Make(this);
        if (tile.IsBorrowed)
        {
            _borrowed.Add(array);
        }

        return tile;
    });

    /// <summary>The tile of conditions.</summary>
    internal Tile<bool> Of(ChunkedMask mask) => (Tile<bool>)Of(mask, () => mask.Make(this));

    /// <summary>A tile for what is computed of others, which may be the last of these itself: steps work element by element.</summary>
    /// <param name="inputs">What it is computed of, made already.</param>
    internal Tile<T> Next<T>(params ReadOnlySpan<LazyNode> inputs)
    {
        foreach (LazyNode input in inputs)
        {
            if (--_uses[input] == 0 && !_borrowed.Contains(input))
            {
                Free(_made[input].GetType()).Push(_made[input]);
            }
        }

        if (Free(typeof(Tile<T>)).TryPop(out object? free))
        {
            return (Tile<T>)free;
        }

        Tiles++;
        return new Tile<T>();
    }

    /// <summary>Appends a step.</summary>
    internal void Add(TileStep step) => _steps.Add(step);

    /// <summary>Takes care of what must be closed.</summary>
    internal T Opened<T>(T open)
        where T : IDisposable
    {
        _open.Add(open);
        return open;
    }

    /// <inheritdoc/>
    public void Dispose() => _open.ForEach(o => o.Dispose());

    private Stack<object> Free(Type type) => _free.TryGetValue(type, out Stack<object>? free) ? free : _free[type] = new();

    private object Of(LazyNode node, Func<object> make)
    {
        if (!_made.TryGetValue(node, out object? tile))
        {
            _made.Add(node, tile = make());
        }

        return tile;
    }

    private void CountUses(LazyNode node)
    {
        foreach (LazyNode input in node.Inputs)
        {
            // A result is never done with its input: it looks at it when all steps are over.
            bool isNew = _uses.TryAdd(input, 0);
            _uses[input] += node is LazyResult ? 1 << 20 : 1;
            if (isNew)
            {
                CountUses(input);
            }
        }
    }
}
