namespace Heppy.Graphs.Running;

/// <summary>The batches of all threads that work at a graph.</summary>
internal sealed class WorkerBatches
{
    // Workers with higher numbers come back for each call.
    private const int Most = 256;

    private readonly Lock _gate = new();
    private readonly WorkerBatch?[] _batches = new WorkerBatch?[Most];
    private volatile int _count;

    /// <summary>Whether there are several workers. Alone, one has nobody to meet at the graph, and keeps as few results as can be.</summary>
    internal bool AreSeveral => _count > 1;

    /// <summary>The batch of a worker, if it has run anything.</summary>
    internal WorkerBatch? Find(int worker) => worker < Most ? _batches[worker] : null;

    /// <summary>The batch of a worker that runs something; null for one that has none.</summary>
    internal WorkerBatch? Of(int worker)
    {
        if (worker >= Most || _batches[worker] is { } known)
        {
            return Find(worker);
        }

        lock (_gate)
        {
            _count = Math.Max(_count, worker + 1);
            return _batches[worker] ??= new WorkerBatch();
        }
    }

    /// <summary>Tells the graph, which is locked, all that is done, and gives back all that is not begun.</summary>
    internal void Publish(GraphState state)
    {
        foreach (WorkerBatch? batch in _batches.AsSpan(0, _count))
        {
            batch?.Publish(state, withClaims: true);
        }
    }
}
