using Heppy.Physics;

namespace Heppy;

/// <summary>A cut flow that is being counted, with its variations.</summary>
/// <param name="flow">The nominal one.</param>
internal sealed class CountedFlow(CutFlow flow)
{
    private Varied<CutFlow>? _varied;
    private ParallelFills? _fills;

    /// <summary>The cut flow; its variations are there after <see cref="Collect"/>.</summary>
    internal CutFlow Flow => flow;

    /// <summary>Counts an event.</summary>
    internal void Count(Event ev, int level)
    {
        if (_varied is null)
        {
            flow.Count(level, ev.Weight);
        }
        else
        {
            CountVaried(_varied, ev, level);
        }
    }

    internal void Vary(AnalyzerVariations variations) => _varied = new Varied<CutFlow>(variations, flow.EmptyCopy);

    internal CutFlow Collect()
    {
        _fills?.HandOver();
        _varied?.CollectInto(flow.Variations);
        return flow;
    }

    private void CountVaried(Varied<CutFlow> varied, Event ev, int level)
    {
        if (ev.Universe >= 0)
        {
            varied[ev.Universe].Count(level, ev.Weight);
            return;
        }

        flow.Count(level, ev.Weight);
        if (varied.OfWeight.Length > 0)
        {
            _fills ??= new ParallelFills([.. varied.OfWeight.Select(v => varied[v])], varied.OfWeight);
            _fills.Add(level, ev.SplitWeights);
        }
    }
}
