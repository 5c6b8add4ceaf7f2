using Heppy.Lazy.Computing;

namespace Heppy.Lazy;

/// <summary>What is known once it is computed: a histogram, a number, a file.</summary>
public abstract class LazyResult : LazyNode
{
    private protected LazyResult(LazySource source, string label, IReadOnlyList<LazyNode> inputs, Func<object, Sink> sink)
        : base(label, inputs)
    {
        (Source, MakeSink) = (source, sink);
        Definition = Computing.Definition.Register(this);
        source.Results.Add(this);
    }

    /// <summary>Whether it is computed.</summary>
    public bool IsComputed { get; private set; }

    /// <summary>What it is computed from.</summary>
    internal LazySource Source { get; }

    /// <summary>How another process makes it, and its number there; null if none can.</summary>
    internal (Definition Definition, int Number)? Definition { get; }

    /// <summary>Makes what collects it in a partition, given the builder of the source.</summary>
    internal Func<object, Sink> MakeSink { get; }

    /// <summary>Other results of the same name would be taken for it; null where it has none.</summary>
    internal virtual string? UniqueName => null;

    /// <summary>Starts the total.</summary>
    /// <param name="run">Name of the computation, for files.</param>
    internal abstract State Begin(string run);

    /// <summary>What a partition in another process left, to be read.</summary>
    internal abstract State EmptyPart();

    /// <summary>Takes over the total.</summary>
    internal void Complete(State total)
    {
        Take(total);
        IsComputed = true;
    }

    private protected abstract void Take(State total);

    /// <summary>Refuses to say what is not known.</summary>
    private protected void MustBeComputed()
    {
        if (!IsComputed)
        {
            throw new InvalidOperationException($"{Label} is not computed yet: call Compute with a pool first.");
        }
    }
}
