namespace Heppy.Analyzers;

/// <summary>Puts several collections one after another, and sorts the result if wanted.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new Merger&lt;Lepton&gt; { Inputs = ["electrons", "muons"], Output = "leptons", SortKey = (in l) => l.Pt }
/// </code>
/// </example>
public sealed class Merger<T> : Analyzer
    where T : struct
{
    private readonly Ranking _ranking = new();
    private readonly Scratch<T> _all = new();

    /// <summary>The collections, in the order in which they are put.</summary>
    public required Input<T>[] Inputs { get; init; }

    /// <summary>All items.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>What to sort by, highest first; equal items stay in the order of the inputs.</summary>
    /// <value>Not sorted.</value>
    public SortKey<T>? SortKey { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        int count = 0;
        foreach (Input<T> input in Inputs)
        {
            count += input[ev].Length;
        }

        Span<T> all = SortKey is null ? Output.Allocate(ev, count) : _all.Of(count);
        int next = 0;
        foreach (Input<T> input in Inputs)
        {
            input[ev].CopyTo(all[next..]);
            next += input[ev].Length;
        }

        if (SortKey is not null)
        {
            _ranking.Sort(all, SortKey, Output.Allocate(ev, count));
        }

        return true;
    }
}
