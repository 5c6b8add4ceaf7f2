using System.Runtime.CompilerServices;
using Heppy.Lazy.Computing;
using Heppy.Physics;

namespace Heppy.Lazy;

/// <summary>What can be done with numbers and particles, beyond what can be done with any values.</summary>
public static class LazyNumbers
{
    /// <summary>Sum over all events, exact and rounded once.</summary>
    /// <param name="column">A number of each event.</param>
    public static LazyValue<double> Sum(this LazyColumn<double> column) => NewSum(column, "sum", s => s.Sum);

    /// <summary>Mean over all events; NaN of none.</summary>
    /// <param name="column">A number of each event.</param>
    public static LazyValue<double> Mean(this LazyColumn<double> column) => NewSum(column, "mean", s => s.Mean);

    /// <inheritdoc cref="LazyColumn{T}.Histogram"/>
    public static LazyHistogram Histogram(this LazyColumn<float> column, string name, Axis<double> axis, LazyColumn<double>? weight = null)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Select(Widen, "as double").Histogram(name, axis, weight);
    }

    /// <inheritdoc cref="LazyList{T}.Histogram"/>
    public static LazyHistogram Histogram(this LazyList<float> list, string name, Axis<double> axis, LazyColumn<double>? weight = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Select(Widen, "as double").Histogram(name, axis, weight);
    }

    /// <summary>Pairs of particles of an event with their summed four-momenta: (0,1), (0,2) ... (1,2) ...</summary>
    /// <typeparam name="T">Type of the particles.</typeparam>
    /// <param name="particles">The particles.</param>
    /// <param name="condition">What two particles must satisfy; null for all pairs.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">The condition changes a variable around it.</exception>
    public static LazyList<Pair<T>> Pairs<T>(
        this LazyList<T> particles, Func<T, T, bool>? condition = null, [CallerArgumentExpression(nameof(condition))] string text = "")
        where T : struct, IParticle
    {
        ArgumentNullException.ThrowIfNull(particles);
        if (condition is not null)
        {
            Captured.Check(condition, text);
        }

        return new(particles.Events, condition is null ? "pairs" : $"pairs {text}", [particles], b => new PairItems<T>(b.Of(particles), condition));
    }

    private static LazyValue<double> NewSum(LazyColumn<double> column, string label, Func<MomentState, double> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(
            column.Events.Source,
            label,
            [column.Events, column],
            b => ((StepBuilder)b).In(column.Events, new SumOfValue(((StepBuilder)b).Of(column))),
            () => new MomentState(withSquares: false),
            s => value((MomentState)s));
    }

    private static double Widen(float value) => value;
}
