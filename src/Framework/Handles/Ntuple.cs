using Heppy.Events;

namespace Heppy;

/// <summary>A tree with one column per parameter of a record: <c>readonly Ntuple&lt;Row&gt; ntuple = new("four_muons");</c></summary>
/// <typeparam name="TRow">
/// A record whose parameters are numbers, <c>bool</c>, <c>string</c>, enums (stored by name), nullables of these, or arrays
/// (a list per row). A column has the parameter's name, unless <see cref="ColumnAttribute"/> names it.
/// </typeparam>
/// <param name="name">Name of the tree and of its file.</param>
public sealed class Ntuple<TRow>(string name) : ResultHandle(name)
    where TRow : struct
{
    private const string VariationColumn = "variation";
    private const string WeightColumn = "weight_";
    private readonly ColumnBuffer[] _columns = RowLayout<TRow>.NewColumns();
    private ColumnBuffer<string>? _variation;
    private ColumnBuffer<double>[] _weights = [];
    private AnalyzerVariations? _variations;

    /// <summary>
    /// Whether rows are written for shifted collections too, told apart by the column <c>variation</c> (<c>nominal</c>, <c>jes_up</c>,
    /// ...). Each variation of the weight is then a column <c>weight_</c> with its name.
    /// </summary>
    /// <value>Only nominal rows.</value>
    public bool EveryVariation { get; init; }

    /// <summary>Appends a row.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="row">The row.</param>
    public void Fill(Event ev, in TRow row)
    {
        MustBeAttached();
        if (ev.Universe >= 0 && !EveryVariation)
        {
            return;
        }

        RowLayout<TRow>.Append(row, _columns);
        _variation?.Append(ev.Variation);
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i].Append(ev.Universe < 0 ? ev.VariedWeights![_variations!.OfWeight[i]] : ev.Weight);
        }
    }

    internal override void Declare(Declarations to)
    {
        base.Declare(to);
        if (RowLayout<TRow>.Problem is { } problem)
        {
            to.Problem(problem);
        }
        else
        {
            to.Tree(Name, RowLayout<TRow>.Schema);
        }

        if (EveryVariation)
        {
            if (RowLayout<TRow>.Schema.FirstOrDefault(c => c.Name == VariationColumn || c.Name.StartsWith(WeightColumn, StringComparison.Ordinal)) is { } taken)
            {
                to.Problem($"{typeof(TRow).Name}.{taken.Name}: the columns {VariationColumn} and {WeightColumn}... are those of EveryVariation");
            }

            _variation = new ColumnBuffer<string>(VariationColumn, isJagged: false);
        }
    }

    internal override void Vary(AnalyzerVariations variations)
    {
        _variations = variations;
        if (EveryVariation)
        {
            _weights = [.. variations.OfWeight.Select(v => new ColumnBuffer<double>(WeightColumn + variations.Names[v], isJagged: false))];
        }
    }

    internal override void Collect(AnalyzerResults into)
    {
        if (_variation is null)
        {
            into.AddTree(new TreeRows(Name, RowLayout<TRow>.Schema, _columns));
            return;
        }

        ColumnBuffer[] further = [_variation, .. _weights];
        ColumnSchema[] schema = [.. RowLayout<TRow>.Schema, .. further.Select(c => Scalar(c.Name, c == _variation ? typeof(string) : typeof(double)))];
        into.AddTree(new TreeRows(Name, schema, [.. _columns, .. further]));
    }

    private static ColumnSchema Scalar(string name, Type type) => new(name, Conversions.ElementOf(type), false, false, Stored: type.Name);
}
