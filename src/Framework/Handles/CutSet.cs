namespace Heppy;

/// <summary>
/// Several cuts that are all looked at in every event, for a cut flow and for N-1 plots:
/// <c>readonly CutSet cuts = new("pT", "eta", "mass");</c>
/// </summary>
/// <remarks>
/// <c>bool all = cuts.Pass(ev, pt > 20, Math.Abs(eta) &lt; 2.4, m > 60);</c> counts as many <see cref="Cut"/>s in this order would, and
/// <c>if (cuts.PassedAllBut(ev, "mass")) mass.Fill(ev, m);</c> shows what a cut cuts.
/// </remarks>
public sealed class CutSet : Handle
{
    private const int Most = 64;
    private readonly string[] _labels;
    private CountedFlow? _flow;
    private int _first;
    private ulong _failed;
    private long _stamp = -1;
    private int _universe = -1;

    /// <summary>Declares cuts.</summary>
    /// <param name="labels">What passes each of them, up to 64.</param>
    public CutSet(params string[] labels) => _labels = [.. labels];

    /// <summary>Name of the cut flow they belong to, also of its files.</summary>
    public string Flow { get; init; } = "cut_flow";

    /// <summary>What passes each of them.</summary>
    public IReadOnlyList<string> Labels => _labels;

    private protected override string ShownName => string.Join(", ", _labels);

    /// <summary>Counts an event for the first cuts up to one that fails. Call it once per event.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="passes">Whether it passes each cut, in the order of <see cref="Labels"/>.</param>
    /// <returns>Whether it passes all.</returns>
    /// <exception cref="ArgumentException">Not one answer for each cut.</exception>
    public bool Pass(Event ev, params ReadOnlySpan<bool> passes)
    {
        ArgumentNullException.ThrowIfNull(ev);
        CountedFlow flow = _flow ?? throw NotAttached();
        if (passes.Length != _labels.Length)
        {
            throw new ArgumentException($"{passes.Length} answers for {_labels.Length} cuts: {string.Join(", ", _labels)}", nameof(passes));
        }

        (_failed, _stamp, _universe) = (0, ev.Stamp, ev.Universe);
        for (int i = 0; i < passes.Length; i++)
        {
            if (!passes[i])
            {
                _failed |= 1UL << i;
            }
            else if (_failed == 0)
            {
                flow.Count(ev, _first + i);
            }
        }

        return _failed == 0;
    }

    /// <summary>Whether the event passed all cuts, or all but one.</summary>
    /// <param name="ev">The event, after <see cref="Pass"/>.</param>
    /// <param name="label">The cut that may fail.</param>
    /// <exception cref="InvalidOperationException"><see cref="Pass"/> was not called for this event.</exception>
    /// <exception cref="ArgumentException">There is no such cut.</exception>
    public bool PassedAllBut(Event ev, string label)
    {
        ArgumentNullException.ThrowIfNull(ev);
        if (_stamp != ev.Stamp || _universe != ev.Universe)
        {
            throw new InvalidOperationException("call Pass before PassedAllBut, in every event");
        }

        int index = Array.IndexOf(_labels, label);
        return index >= 0
            ? (_failed & ~(1UL << index)) == 0
            : throw new ArgumentException($"there is no cut '{label}'.{Nearest.Sentence(label, _labels)} There are: {string.Join(", ", _labels)}", nameof(label));
    }

    internal override void Declare(Declarations to)
    {
        _flow = to.CutFlow(Flow);
        if (_labels.Length is 0 or > Most)
        {
            to.Problem($"has a CutSet of {_labels.Length} cuts; it may have 1 to {Most}");
            return;
        }

        if (_labels.FirstOrDefault(l => _flow.Flow.Labels.Contains(l) || _labels.Count(other => other == l) > 1) is { } twice)
        {
            to.Problem($"has two cuts called '{twice}'");
            return;
        }

        _first = _flow.Flow.Labels.Count;
        Array.ForEach(_labels, l => _flow.Flow.Register(l));
    }
}
