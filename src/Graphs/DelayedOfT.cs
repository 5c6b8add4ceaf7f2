using Heppy.Graphs.Nodes;
using Heppy.Pools;

namespace Heppy.Graphs;

/// <summary>A value of a type that is not there yet; see <see cref="Delayed"/>.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract class Delayed<T> : Delayed
{
    private protected Delayed(string name, Delayed[] inputs)
        : base(name, inputs)
    {
    }

    /// <summary>A plain value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Delayed<T>(T value) => new ValueNode<T>(value);

    /// <summary>Runs the graph, and gives the value.</summary>
    /// <param name="pool">What runs the calls, one by one, each when its inputs are there.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends it, and the calls that run.</param>
    /// <exception cref="GraphException">Calls failed; it lists them. All that do not need their results are done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the pool disposed.</exception>
    public T Compute(Pool pool, GraphOptions? options = null, CancellationToken cancellation = default) =>
        ComputeAsync(pool, options, cancellation).GetAwaiter().GetResult();

    /// <summary><see cref="Compute(Pool, GraphOptions?, CancellationToken)"/>, without waiting.</summary>
    public async Task<T> ComputeAsync(Pool pool, GraphOptions? options = null, CancellationToken cancellation = default) =>
        (T)(await RunAsync(pool, [this], options, cancellation).ConfigureAwait(false))[0]!;

    /// <summary>Draws the graph: values as boxes, calls as rounded boxes, from left to right.</summary>
    /// <param name="path">File to write, <c>.svg</c> or <c>.dot</c>; the same graph gives the same bytes.</param>
    /// <exception cref="UserError">The path ends in neither, or the graph is too large for a picture, even where equal calls are drawn as one.</exception>
    public void Visualize(string path) => Visualize(path, [this]);
}
