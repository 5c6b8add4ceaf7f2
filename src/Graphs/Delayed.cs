using System.Runtime.CompilerServices;
using Heppy.Graphs.Drawing;
using Heppy.Graphs.Nodes;
using Heppy.Graphs.Running;
using Heppy.Pools;

namespace Heppy.Graphs;

/// <summary>A value that is not there yet: a call of a function on other such values. Calls make a graph, which runs when it is computed.</summary>
/// <remarks>
/// A node that several others use is run once. Results are let go when the last of their users has run. Functions are static, as for a <see cref="Pool"/>.
/// A graph is not used up by being computed; it can be computed again, on another pool.
/// </remarks>
public abstract partial class Delayed
{
    private protected Delayed(string name, Delayed[] inputs)
    {
        foreach (Delayed input in inputs)
        {
            ArgumentNullException.ThrowIfNull(input, nameof(inputs));
        }

        (Name, Inputs) = (name, inputs);
    }

    /// <summary>What it is called in pictures and errors: the name of its function, or what is given here.</summary>
    public string Name
    {
        get;
        set => field = !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("A name has letters.", nameof(value));
    }

    /// <summary>What its function is called on.</summary>
    internal Delayed[] Inputs { get; }

    /// <summary>Whether it calls a function, for which it needs a worker.</summary>
    internal virtual bool IsCall => false;

    /// <summary>Its number in the graph that was made last.</summary>
    internal long Number { get; set; }

    /// <summary>Makes its value of those of its inputs, here.</summary>
    internal abstract object? Run(ReadOnlySpan<object?> inputs);

    /// <summary>A plain value, for where one stands between lazy ones.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static Delayed<T> Value<T>(T value) => new ValueNode<T>(value);

    /// <summary>Lazy values as one lazy array, for functions of arrays.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="items">The values, in order.</param>
    public static Delayed<T[]> List<T>(IEnumerable<Delayed<T>> items) => new ListNode<T>([.. items]);

    /// <summary>A call with an array of lazy values.</summary>
    /// <param name="function">The function; static.</param>
    /// <param name="items">The values, in order.</param>
    /// <exception cref="UserError">The function is not static.</exception>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T, TResult>(Func<T[], TResult> function, IEnumerable<Delayed<T>> items) => Call(function, List(items));

    /// <summary>Combines values as a tree: neighbours first, so that few are alive at a time.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="items">The values; one at least.</param>
    /// <param name="function">Combines two neighbours; static. The order of the values is kept: it need not be commutative, but must be associative.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="UserError">The function is not static.</exception>
    public static Delayed<T> Reduce<T>(IEnumerable<Delayed<T>> items, Func<T, T, T> function) =>
        Tree(items, 2, group => Call(function, group[0], group[1]));

    /// <summary>Combines values as a tree, several at a time.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="items">The values; one at least.</param>
    /// <param name="function">Combines neighbours, up to <paramref name="arity"/> of them; static. A value that is left alone at the end goes on as it is.</param>
    /// <param name="arity">How many values are combined by one call; 2 at least.</param>
    /// <exception cref="ArgumentException">There are no values, or the arity is below 2.</exception>
    /// <exception cref="UserError">The function is not static.</exception>
    public static Delayed<T> Reduce<T>(IEnumerable<Delayed<T>> items, Func<T[], T> function, int arity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arity, 2);
        return Tree(items, arity, group => Call(function, List(group)));
    }

    /// <summary>Computes two values in one go: what both need is run once.</summary>
    /// <exception cref="GraphException">Calls failed; it lists them. All that do not need their results are done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the pool disposed.</exception>
    public static (T1, T2) Compute<T1, T2>(Pool pool, Delayed<T1> a, Delayed<T2> b, GraphOptions? options = null, CancellationToken cancellation = default)
    {
        object?[] values = Wait(pool, [a, b], options, cancellation);
        return ((T1)values[0]!, (T2)values[1]!);
    }

    /// <summary>Computes three values in one go: what several need is run once.</summary>
    /// <exception cref="GraphException">Calls failed; it lists them. All that do not need their results are done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the pool disposed.</exception>
    public static (T1, T2, T3) Compute<T1, T2, T3>(Pool pool, Delayed<T1> a, Delayed<T2> b, Delayed<T3> c, GraphOptions? options = null, CancellationToken cancellation = default)
    {
        object?[] values = Wait(pool, [a, b, c], options, cancellation);
        return ((T1)values[0]!, (T2)values[1]!, (T3)values[2]!);
    }

    /// <summary>Computes any number of values in one go: what several need is run once.</summary>
    /// <returns>The values, in order.</returns>
    /// <exception cref="GraphException">Calls failed; it lists them. All that do not need their results are done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the pool disposed.</exception>
    public static T[] Compute<T>(Pool pool, IEnumerable<Delayed<T>> items, GraphOptions? options = null, CancellationToken cancellation = default) =>
        [.. Wait(pool, [.. items], options, cancellation).Select(v => (T)v!)];

    /// <summary>Draws the graph of several values as one.</summary>
    /// <param name="path">File to write, <c>.svg</c> or <c>.dot</c>.</param>
    /// <param name="items">The values.</param>
    /// <exception cref="UserError">The path ends in neither, or the graph is too large for a picture, even where equal calls are drawn as one.</exception>
    public static void Visualize(string path, params IEnumerable<Delayed> items) => GraphDrawing.Of([.. items]).Write(path);

    private protected static async Task<object?[]> RunAsync(Pool pool, Delayed[] outputs, GraphOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pool);
        Array.ForEach(outputs, o => ArgumentNullException.ThrowIfNull(o, nameof(outputs)));
        var call = new GraphCall(new Graph(outputs), pool.Options, options ?? new GraphOptions());
        await pool.RunAsync(call, cancellation).ConfigureAwait(false);
        return call.Outputs();
    }

    private static object?[] Wait(Pool pool, Delayed[] outputs, GraphOptions? options, CancellationToken cancellation) =>
        RunAsync(pool, outputs, options, cancellation).GetAwaiter().GetResult();

    private static Delayed<T> Tree<T>(IEnumerable<Delayed<T>> items, int arity, Func<Delayed<T>[], Delayed<T>> combine)
    {
        Delayed<T>[] level = [.. items];
        if (level.Length == 0)
        {
            throw new ArgumentException("There is nothing to reduce: give one value at least.", nameof(items));
        }

        while (level.Length > 1)
        {
            level = [.. level.Chunk(arity).Select(group => group.Length == 1 ? group[0] : combine(group))];
        }

        return level[0];
    }
}
