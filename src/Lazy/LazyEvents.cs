using System.Globalization;
using System.Runtime.CompilerServices;
using Heppy.Events;
using Heppy.Lazy.Computing;
using Heppy.Pools;

namespace Heppy.Lazy;

/// <summary>Events of files, all or some of them, from which histograms, counts and files are made lazily: nothing is read before <see cref="Compute"/>.</summary>
/// <remarks>
/// One pass over the events computes all results that are asked for together, with all steps of an event one after the other, and reads the columns
/// that these results need, no others. Results are the same, to the last byte, on every pool and for every number of partitions.
/// </remarks>
public sealed class LazyEvents : LazyNode
{
    private readonly LazyEvents? _parent;
    private readonly LazyColumn<bool>? _condition;

    private LazyEvents(EventSource source)
        : base(source.Description, []) => Source = source;

    private LazyEvents(LazyEvents parent, LazyColumn<bool> condition)
        : base($"events where {condition.Label}", [parent, condition]) => (Source, _parent, _condition) = (parent.Source, parent, condition);

    /// <summary>The files.</summary>
    internal EventSource Source { get; }

    /// <summary>The events that these are some of; null for all events.</summary>
    internal LazyEvents? Parent => _parent;

    /// <summary>What distinguishes them.</summary>
    internal LazyColumn<bool>? Condition => _condition;

    /// <summary>Events of Parquet files.</summary>
    /// <param name="patterns">Paths and globs (<c>*</c>, <c>?</c>, <c>**</c>), relative to the current directory.</param>
    public static LazyEvents FromParquet(params string[] patterns) => new(new EventSource(patterns, null, null));

    /// <summary>Events of ROOT files.</summary>
    /// <param name="pattern">Path or glob, relative to the current directory.</param>
    /// <param name="tree">Tree to read; null for <c>Events</c>, or else the only one.</param>
    public static LazyEvents FromRoot(string pattern, string? tree = null) => new(new EventSource([pattern], tree, null));

    /// <summary>Makes a graph with a static function, so that workers in other processes and on other machines can make the same one.</summary>
    /// <typeparam name="TArgument">Type of the argument, which travels as JSON.</typeparam>
    /// <typeparam name="T">What the function returns: results, in a tuple or a record.</typeparam>
    /// <param name="build">The function: static, and depending on nothing but its argument. Functions inside of it may use its variables.</param>
    /// <param name="argument">Its argument.</param>
    /// <exception cref="UserError">It is not static; the message names what it uses.</exception>
    public static T Define<TArgument, T>(Func<TArgument, T> build, TArgument argument) => Definition.Make(build, build, argument);

    /// <inheritdoc cref="Define{TArgument, T}"/>
    public static T Define<T>(Func<T> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Definition.Make<bool, T>(build, _ => build(), false);
    }

    /// <summary>Computes results in one pass over the events of each source.</summary>
    /// <param name="pool">Where. In other processes and on farms: results of <see cref="Define{TArgument, T}"/>.</param>
    /// <param name="results">What is wanted; afterwards they have values.</param>
    /// <exception cref="UserError">Columns are missing, results cannot be computed there: all mistakes, before the first event.</exception>
    /// <exception cref="PoolException">Partitions failed; it lists them. No result has a value.</exception>
    public static void Compute(Pool pool, params LazyResult[] results) => Computation.Run(pool, results);

    /// <summary><see cref="Compute"/>, without waiting.</summary>
    /// <param name="pool">Where.</param>
    /// <param name="results">What is wanted.</param>
    /// <param name="cancellation">Ends the computation; no result has a value then, and no file is written.</param>
    public static Task ComputeAsync(Pool pool, IEnumerable<LazyResult> results, CancellationToken cancellation = default) =>
        Computation.RunAsync(pool, [.. results], cancellation);

    /// <summary>The same events in another number of partitions, each of which is a job of the pool; without it they are as large as is worth a thread's while.</summary>
    /// <param name="partitions">How many, 1 or more; no more than there are events are made.</param>
    /// <exception cref="UserError">It is called on a selection.</exception>
    public LazyEvents Repartition(int partitions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        return _parent is null
            ? new(Source.Divided(partitions))
            : throw new UserError("Repartition is for all events of the files, so it comes first: LazyEvents.FromParquet(...).Repartition(5).Where(...).");
    }

    /// <summary>A column with one value per event.</summary>
    /// <typeparam name="T">As for <see cref="Heppy.Column{T}"/>.</typeparam>
    /// <param name="name">Flat name: <c>MET_pt</c>.</param>
    public LazyColumn<T> Column<T>(string name) => new(this, name, [this], b => new ColumnValue<T>(b.Add(new Column<T>(name))));

    /// <summary>A column that files may lack.</summary>
    /// <typeparam name="T">As for <see cref="Heppy.Column{T}"/>.</typeparam>
    /// <param name="name">Flat name: <c>MET_pt</c>.</param>
    /// <param name="ifMissing">Value where a file lacks it.</param>
    public LazyColumn<T> Column<T>(string name, T ifMissing) =>
        new(this, name, [this], b => new ColumnValue<T>(b.Add(new Column<T>(name) { IfMissing = ifMissing })));

    /// <summary>The same value in each event: a weight that scales a sample.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public LazyColumn<T> Constant<T>(T value) => new(this, string.Create(CultureInfo.InvariantCulture, $"{value}"), [this], _ => new ConstantValue<T>(value));

    /// <summary>A column with a list of values per event.</summary>
    /// <typeparam name="T">As for <see cref="Jagged{T}"/>.</typeparam>
    /// <param name="name">Flat name: <c>Jet_pt</c>.</param>
    public LazyList<T> List<T>(string name) => new(this, name, [this], b => new JaggedItems<T>(b.Add(new Jagged<T>(name))));

    /// <summary>A collection of records, of which the columns that the record names are read.</summary>
    /// <typeparam name="T">For example <c>record struct Muon(float Pt, float Eta, ...)</c>: <c>Muon_pt</c>, <c>Muon_eta</c>, ...</typeparam>
    /// <param name="name">Name of the collection: <c>Muon</c>.</param>
    public LazyList<T> Collection<T>(string name)
        where T : struct => new(this, name, [this], b => new RecordItems<T>(b, name));

    /// <summary>The events that satisfy a condition.</summary>
    /// <param name="condition">A truth value of each event.</param>
    /// <exception cref="UserError">It is a truth value of other events.</exception>
    public LazyEvents Where(LazyColumn<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Contains(condition.Events, this)
            ? new(this, condition)
            : throw new UserError($"'{condition.Label}' is not known of all '{Label}', but only of '{condition.Events.Label}'. Take it from the events themselves, or select there.");
    }

    /// <summary>The events of which a value satisfies a condition.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="text">Filled in by the compiler.</param>
    /// <exception cref="UserError">The condition changes a variable around it, or the value is one of other events.</exception>
    public LazyEvents Where<T>(LazyColumn<T> value, Func<T, bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(value);
        return Where(value.Select(condition, text));
    }

    /// <summary>Number of events.</summary>
    public LazyValue<long> Count() => new(
        Source, "count", [this], b => ((StepBuilder)b).In(this, new EventCount()), () => new CountState(), s => ((CountState)s).All);

    /// <summary>A Parquet file with a row per event.</summary>
    /// <param name="path">Its path, relative to the current directory.</param>
    /// <param name="columns">Names and values; lists become lists.</param>
    /// <exception cref="UserError">A type cannot be stored, names are not unique, or a value is one of other events.</exception>
    public LazyFile ToParquet(string path, params (string Name, LazyEventNode Values)[] columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(columns);
        ColumnSchema[] schema = [.. columns.Select(c => c.Values.SchemaAs(c.Name))];
        if (columns.Length == 0 || schema.Select(c => c.Name).Distinct().Count() < columns.Length)
        {
            throw new UserError($"{path} has {(columns.Length == 0 ? "no columns" : "two columns of the same name")}: give names and values, (\"mass\", mass), (\"met\", met).");
        }

        foreach ((string name, LazyEventNode values) in columns.Where(c => !Contains(c.Values.Events, this)))
        {
            throw new UserError($"column '{name}' is not known of all '{Label}', but only of '{values.Events.Label}'. Write those: call ToParquet there.");
        }

        string full = Path.GetFullPath(path);
        return new(Source, full, schema, [this, .. columns.Select(c => c.Values)], b =>
        {
            var builder = (StepBuilder)b;
            ColumnBuffer[] buffers = [.. schema.Select(StoredTree.BufferFor)];
            return builder.In(this, new RowsOfEvents(
                new RowBuffer(schema, buffers, builder.PartOf(full)), [.. columns.Select((c, i) => c.Values.Appender(builder, buffers[i]))]));
        });
    }

    /// <summary>Which columns are read for results, and how many bytes they have.</summary>
    /// <param name="results">The results; none for all that were made of these files.</param>
    /// <exception cref="UserError">Columns are missing.</exception>
    public LazyReport Report(params LazyResult[] results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Source.Report(results.Length > 0 ? results : [.. Source.Results]);
    }

    /// <summary>Whether all of some events are among others.</summary>
    internal static bool Contains(LazyEvents all, LazyEvents some)
    {
        LazyEvents? at = some;
        while (at is not null && at != all)
        {
            at = at._parent;
        }

        return at is not null;
    }

    /// <summary>The events of which two values are known both.</summary>
    internal static LazyEvents Inner(LazyEventNode a, LazyEventNode b)
    {
        ArgumentNullException.ThrowIfNull(b);
        return Contains(a.Events, b.Events) ? b.Events
            : Contains(b.Events, a.Events) ? a.Events
            : throw new UserError(
                $"'{a.Label}' is known of '{a.Events.Label}' and '{b.Label}' of '{b.Events.Label}', and neither are some of the other: they cannot be put together. "
                + "Take both from the same events.");
    }
}
