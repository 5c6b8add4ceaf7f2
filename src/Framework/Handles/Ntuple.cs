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
    private readonly ColumnBuffer[] _columns = RowLayout<TRow>.NewColumns();

    /// <summary>Appends a row.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="row">The row.</param>
    public void Fill(Event ev, in TRow row)
    {
        MustBeAttached();
        RowLayout<TRow>.Append(row, _columns);
    }

    internal override void Declare(Declarations to)
    {
        base.Declare(to);
        if (RowLayout<TRow>.Problem is { } problem)
        {
            to.Problem(problem);
        }
    }

    internal override void Collect(AnalyzerResults into) =>
        into.AddTree(new TreeRows(Name, RowLayout<TRow>.Schema, _columns));
}
