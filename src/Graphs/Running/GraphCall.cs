using System.Diagnostics;
using System.Runtime.CompilerServices;
using Heppy.Graphs.Nodes;
using Heppy.Pools;
using Heppy.Pools.Calls;

namespace Heppy.Graphs.Running;

/// <summary>A graph as a call of a pool: its jobs are the calls of the graph, each there when its inputs are.</summary>
internal sealed class GraphCall : Call
{
    private readonly Lock _gate = new();
    private readonly Graph _graph;
    private readonly GraphState _state;
    private readonly GraphFunctions _functions;
    private readonly ProgressReports? _progress;
    private readonly WorkerBatches _batches = new();
    private readonly SortedDictionary<int, CallFailure> _failures = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStarved;

    /// <param name="graph">The graph.</param>
    /// <param name="pool">How the pool treats jobs.</param>
    /// <param name="options">How the graph is computed.</param>
    internal GraphCall(Graph graph, PoolOptions pool, GraphOptions options)
        : base(graph.Nodes.Count, 1, pool)
    {
        (_graph, _state, _functions) = (graph, new GraphState(graph, options.Ahead), new GraphFunctions(graph));
        _progress = options.Progress is { } listener ? new ProgressReports(listener, _state) : null;
        if (_state.IsOver)
        {
            _done.SetResult();
        }
    }

    /// <inheritdoc/>
    internal override bool IsOver => _done.Task.IsCompleted;

    /// <inheritdoc/>
    internal override Task Done => _done.Task;

    /// <inheritdoc/>
    internal override bool IsGrowing => true;

    /// <inheritdoc/>
    internal override bool HasMore
    {
        get
        {
            lock (_gate)
            {
                return !_done.Task.IsCompleted && _state.HasReady;
            }
        }
    }

    /// <summary>The values of the outputs.</summary>
    /// <exception cref="GraphException">Calls failed.</exception>
    internal object?[] Outputs()
    {
        lock (_gate)
        {
            return _failures.Count == 0
                ? [.. _graph.Outputs.Select(_state.ResultOf)]
                : throw new GraphException([.. _failures.Values], _state.Failed - _failures.Count, _state.Calls);
        }
    }

    /// <inheritdoc/>
    internal override CallDescription Describe() => new(
        _functions.Descriptions, NamedType.Of(Options.Serializer.GetType()), Options.TimeLimit, ThisProgram.OtherAssemblies());

    /// <inheritdoc/>
    internal override int FunctionOf(int job) => _functions.NumberOf((ICallNode)_graph.Nodes[job]);

    /// <inheritdoc/>
    internal override bool TryTake(int worker, out int first, out int taken)
    {
        taken = 1;
        WorkerBatch? batch = _batches.Find(worker);
        if (batch?.TryNext(out first) == true)
        {
            return true;
        }

        bool isOver, hasMore;
        lock (_gate)
        {
            batch?.Publish(_state, withClaims: false);
            if (!_state.HasReady)
            {
                // Before the look: whoever ends a call after it publishes at once.
                _isStarved = true;
                _batches.Publish(_state);
            }

            (first, taken) = !_done.Task.IsCompleted && _state.HasReady ? (_state.Take(), 1) : (0, 0);
            if (taken > 0 && _batches.AreSeveral)
            {
                batch?.Claim(_state);
            }

            (isOver, hasMore) = (_state.IsOver, _state.HasReady);
            _isStarved &= !hasMore;
            _progress?.Note(isOver);
        }

        Tell(isOver, hasMore);
        return taken > 0;
    }

    /// <inheritdoc/>
    internal override void PutBack(int first, int taken)
    {
        lock (_gate)
        {
            for (int job = first; job < first + taken; job++)
            {
                _state.PutBack(job);
            }
        }
    }

    /// <inheritdoc/>
    internal override long Run(int job, int worker, long begin, out bool hasEnded)
    {
        object? result = null;
        JobFailure? failure = null;
        try
        {
            Arguments arguments = default;
            result = _graph.Nodes[job].Run(InputsOf(job, arguments));
        }
        catch (Exception e)
        {
            failure = JobFailure.Of(job, FailureReason.Threw, e);
        }

        hasEnded = true;
        if (failure is not null || _isStarved || _batches.Of(worker) is not { } batch)
        {
            hasEnded = TryEnd(job, result, failure);
        }
        else
        {
            batch.End(job, result);
            if (_isStarved)
            {
                Publish();
            }
        }

        return Options.TimeLimit is null ? begin : Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    internal override void Report(int ended)
    {
        // Each job is reported when it ends: others wait for it.
    }

    /// <inheritdoc/>
    internal override bool TryEncode(int job, out byte[] bytes)
    {
        try
        {
            Arguments arguments = default;
            bytes = ((ICallNode)_graph.Nodes[job]).Encode(Options.Serializer, InputsOf(job, arguments));
            return true;
        }
        catch (Exception e)
        {
            bytes = [];
            Fail(JobFailure.Of(job, FailureReason.NotSerializable, e));
            return false;
        }
    }

    /// <inheritdoc/>
    internal override void Succeed(int job, JobRun run, ReadOnlySpan<byte> result)
    {
        try
        {
            TryEnd(job, ((ICallNode)_graph.Nodes[job]).Decode(Options.Serializer, result), null);
        }
        catch (Exception e)
        {
            Fail(JobFailure.Of(job, FailureReason.NotSerializable, e));
        }
    }

    /// <inheritdoc/>
    internal override void Fail(JobFailure failure, JobRun run = default) => TryEnd(failure.Job, null, failure);

    /// <inheritdoc/>
    internal override bool HasEnded(int job)
    {
        lock (_gate)
        {
            return !_state.IsOpen(job);
        }
    }

    /// <inheritdoc/>
    internal override void Cancel(Exception reason) => _done.TrySetException(reason);

    /// <summary>The inputs of a node. They stay where they are until it ends, so nothing needs to be locked.</summary>
    private ReadOnlySpan<object?> InputsOf(int node, Span<object?> into)
    {
        ReadOnlySpan<int> numbers = _graph.InputsOf(node);
        for (int i = 0; i < numbers.Length; i++)
        {
            into[i] = _state.ResultOf(numbers[i]);
        }

        return into[..numbers.Length];
    }

    /// <summary>The first end of a job counts.</summary>
    private bool TryEnd(int job, object? result, JobFailure? failure)
    {
        bool isOver, hasMany;
        lock (_gate)
        {
            if (!_state.IsOpen(job))
            {
                return false;
            }

            if (failure is null)
            {
                _state.Succeed(job, result);
            }
            else
            {
                _failures[job] = Describe(job, failure);
                _state.Fail(job);
            }

            (isOver, hasMany) = (_state.IsOver, _state.HasMany);
            _progress?.Note(isOver);
        }

        // The first one is for the current worker.
        Tell(isOver, hasMany);
        return true;
    }

    /// <summary>Others have nothing to do: what workers have done, and have not begun, is theirs as well.</summary>
    private void Publish()
    {
        bool isOver, hasMany;
        lock (_gate)
        {
            _batches.Publish(_state);
            (isOver, hasMany) = (_state.IsOver, _state.HasMany);
            _progress?.Note(isOver);
        }

        Tell(isOver, hasMany);
    }

    private void Tell(bool isOver, bool hasMore)
    {
        if (_progress?.Send() is { } thrown)
        {
            Cancel(thrown);
        }

        if (isOver)
        {
            _done.TrySetResult();
        }
        else if (hasMore)
        {
            Grown?.Invoke();
        }
    }

    private CallFailure Describe(int job, JobFailure failure)
    {
        Arguments arguments = default;
        ReadOnlySpan<object?> inputs = InputsOf(job, arguments);
        return new CallFailure(_graph.Nodes[job].Name, ShortText.OfAll(inputs), _graph.PathFrom(job), failure);
    }

    /// <summary>Room for the inputs of a call.</summary>
    [InlineArray(4)]
    private struct Arguments
    {
        private object? _first;
    }
}
