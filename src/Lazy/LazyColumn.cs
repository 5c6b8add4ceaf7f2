using System.Runtime.CompilerServices;
using Heppy.Events;
using Heppy.Lazy.Computing;

namespace Heppy.Lazy;

/// <summary>One value per event: a column of the files, or what is computed of several.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <remarks>Functions are called once per event, on several threads or in other processes, so they change nothing around them.</remarks>
public sealed class LazyColumn<T> : LazyEventNode
{
    private readonly Func<StepBuilder, Value<T>> _make;

    internal LazyColumn(LazyEvents events, string label, IReadOnlyList<LazyNode> inputs, Func<StepBuilder, Value<T>> make)
        : base(events, label, inputs) => _make = make;

    /// <summary>A function of the value.</summary>
    /// <typeparam name="TResult">Type of what it gives.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">It changes a variable around it.</exception>
    public LazyColumn<TResult> Select<TResult>(Func<T, TResult> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        Captured.Check(function, text);
        return new(Events, text, [this], b => new MappedValue<T, TResult>(b.Of(this), function));
    }

    /// <summary>A function of this value and another one of the same event.</summary>
    /// <typeparam name="TOther">Type of the other value.</typeparam>
    /// <typeparam name="TResult">Type of what it gives.</typeparam>
    /// <param name="other">The other value; of the same events, or of some of them, or of more.</param>
    /// <param name="function">The function.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <returns>A value of the fewer events of the two.</returns>
    /// <exception cref="UserError">The function changes a variable around it, or the two are values of different events.</exception>
    public LazyColumn<TResult> Zip<TOther, TResult>(LazyColumn<TOther> other, Func<T, TOther, TResult> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        Captured.Check(function, text);
        return new(LazyEvents.Inner(this, other), text, [this, other], b => new ZippedValue<T, TOther, TResult>(b.Of(this), b.Of(other), function));
    }

    /// <summary>A histogram of the value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="axis">Its axis; the range of an automatic one is found from the first 10,000 events.</param>
    /// <param name="weight">Weight of an event; null for 1.</param>
    public LazyHistogram Histogram(string name, Axis<T> axis, LazyColumn<double>? weight = null) =>
        NewHistogram(name, axis, weight, (b, w) => new HistogramOfValue<T>(b, name, axis, b.Of(this), w));

    /// <summary>Makes what finds the value in an event.</summary>
    internal Value<T> Make(StepBuilder builder) => _make(builder);

    internal override ColumnSchema SchemaAs(string name) => SchemaOf<T>(name, isJagged: false);

    internal override Action<Event> Appender(object builder, ColumnBuffer into)
    {
        Value<T> value = ((StepBuilder)builder).Of(this);
        var buffer = (ColumnBuffer<T>)into;
        return ev => buffer.Append(value.Get(ev));
    }
}
