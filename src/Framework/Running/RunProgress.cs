using System.Collections.Concurrent;

namespace Heppy;

/// <summary>Events processed so far, by component; written by all threads, read by whoever shows it.</summary>
public sealed class RunProgress
{
    private readonly ConcurrentDictionary<string, Counter> _components = new(StringComparer.Ordinal);

    /// <summary>Events of a component processed so far.</summary>
    /// <param name="component">Its name.</param>
    public long Of(string component) => _components.TryGetValue(component, out Counter? counter) ? Interlocked.Read(ref counter.Done) : 0;

    /// <summary>Counter of a component, to be added to.</summary>
    internal Counter For(string component) => _components.GetOrAdd(component, _ => new Counter());

    /// <summary>A number that several threads add to.</summary>
    internal sealed class Counter
    {
        /// <summary>What is done.</summary>
        internal long Done;

        /// <summary>What is to be done; 0 while that is not known.</summary>
        internal long All;

        internal void Add(long events) => Interlocked.Add(ref Done, events);
    }
}
