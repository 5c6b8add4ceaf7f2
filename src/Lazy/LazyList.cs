using System.Runtime.CompilerServices;
using Heppy.Events;
using Heppy.Lazy.Computing;

namespace Heppy.Lazy;

/// <summary>A list per event: a collection of the files, or what is computed of one.</summary>
/// <typeparam name="T">Type of its items.</typeparam>
/// <remarks>Functions are called for each item, on several threads or in other processes, so they change nothing around them.</remarks>
public sealed class LazyList<T> : LazyEventNode
{
    private readonly Func<StepBuilder, Items<T>> _make;

    internal LazyList(LazyEvents events, string label, IReadOnlyList<LazyNode> inputs, Func<StepBuilder, Items<T>> make)
        : base(events, label, inputs) => _make = make;

    /// <summary>A function of all items of an event.</summary>
    /// <typeparam name="TResult">Type of what it gives.</typeparam>
    /// <param name="items">The items, in order; valid during the call.</param>
    public delegate TResult Summary<out TResult>(ReadOnlySpan<T> items);

    /// <summary>The items that satisfy a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">It changes a variable around it.</exception>
    public LazyList<T> Where(Func<T, bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        Captured.Check(condition, text);
        return new(Events, $"where {text}", [this], b => new SelectedItems<T>(b.Of(this), condition));
    }

    /// <summary>A function of each item.</summary>
    /// <typeparam name="TResult">Type of what it gives.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">It changes a variable around it.</exception>
    public LazyList<TResult> Select<TResult>(Func<T, TResult> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        Captured.Check(function, text);
        return new(Events, text, [this], b => new MappedItems<T, TResult>(b.Of(this), function));
    }

    /// <summary>A function of each item and of a value of its event.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <typeparam name="TResult">Type of what it gives.</typeparam>
    /// <param name="value">The value; of the same events, or of some of them, or of more.</param>
    /// <param name="function">The function.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <returns>A list of the fewer events of the two.</returns>
    /// <exception cref="UserError">The function changes a variable around it, or the two are of different events.</exception>
    public LazyList<TResult> Zip<TValue, TResult>(LazyColumn<TValue> value, Func<T, TValue, TResult> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        Captured.Check(function, text);
        return new(LazyEvents.Inner(this, value), text, [this, value], b => new ZippedItems<T, TValue, TResult>(b.Of(this), b.Of(value), function));
    }

    /// <summary>A function of all items of an event together: a sum, the best of them, how two of them lie.</summary>
    /// <typeparam name="TResult">Type of what it gives.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">It changes a variable around it.</exception>
    public LazyColumn<TResult> Summarize<TResult>(Summary<TResult> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        Captured.Check(function, text);
        return new(Events, text, [this], b => new SummaryValue<T, TResult>(b.Of(this), function));
    }

    /// <summary>Number of items of each event.</summary>
    public LazyColumn<int> Count() => new(Events, "count", [this], b => new SummaryValue<T, int>(b.Of(this), items => items.Length));

    /// <summary>Number of items of all events.</summary>
    public LazyValue<long> Total() => new(
        Events.Source,
        "total",
        [Events, this],
        b => ((StepBuilder)b).In(Events, new ItemCount<T>(((StepBuilder)b).Of(this))),
        () => new CountState(),
        s => ((CountState)s).All);

    /// <summary>A histogram of all items.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="axis">Its axis; the range of an automatic one is found from the first 10,000 events.</param>
    /// <param name="weight">Weight of an event; null for 1.</param>
    public LazyHistogram Histogram(string name, Axis<T> axis, LazyColumn<double>? weight = null) =>
        NewHistogram(name, axis, weight, (b, w) => new HistogramOfItems<T>(b, name, axis, b.Of(this), w));

    /// <summary>Makes what finds the list in an event.</summary>
    internal Items<T> Make(StepBuilder builder) => _make(builder);

    internal override ColumnSchema SchemaAs(string name) => SchemaOf<T>(name, isJagged: true);

    internal override Action<Event> Appender(object builder, ColumnBuffer into)
    {
        Items<T> items = ((StepBuilder)builder).Of(this);
        var buffer = (ColumnBuffer<T>)into;
        return ev => buffer.Append(items.Get(ev));
    }
}
