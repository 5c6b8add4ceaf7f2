namespace Heppy;

/// <summary>One step of a cut flow that is also counted for each category of events: <c>readonly Cut&lt;Category&gt; tight = new("tight");</c></summary>
/// <remarks>There is a further cut flow for each category, called <c>cut_flow_VBF</c>; all start from the events that reach the analyzer.</remarks>
/// <typeparam name="TCategory">The categories.</typeparam>
/// <param name="label">What passes.</param>
/// <param name="flow">Name of the cut flow it belongs to.</param>
public sealed class Cut<TCategory>(string label, string flow = "cut_flow") : Handle
    where TCategory : struct, Enum
{
    private static readonly TCategory[] Categories = Enum.GetValues<TCategory>();
    private readonly CountedFlow[] _flows = new CountedFlow[Categories.Length];
    private readonly int[] _levels = new int[Categories.Length];
    private CountedFlow? _all;
    private int _level;

    /// <summary>What passes.</summary>
    public string Label => label;

    private protected override string ShownName => label;

    /// <summary>Counts an event if it passes, in all and in its category. Call it once per event, in the order of the cuts.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="category">Its category.</param>
    /// <param name="condition">Whether it passes.</param>
    /// <returns><paramref name="condition"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The category has no name.</exception>
    public bool Pass(Event ev, TCategory category, bool condition)
    {
        CountedFlow all = _all ?? throw NotAttached();
        if (condition)
        {
            int index = Array.BinarySearch(Categories, category);
            if (index < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(category), $"{category} is no {typeof(TCategory).Name}");
            }

            all.Count(ev, _level);
            _flows[index].Count(ev, _levels[index]);
        }

        return condition;
    }

    internal override void Declare(Declarations to)
    {
        _all = to.CutFlow(flow);
        if (_all.Flow.Labels.Contains(label))
        {
            to.Problem($"has two cuts called '{label}'");
            return;
        }

        _level = _all.Flow.Register(label);
        for (int i = 0; i < Categories.Length; i++)
        {
            _flows[i] = to.CutFlow($"{flow}_{Categories[i]}");
            _levels[i] = _flows[i].Flow.Register(label);
        }
    }
}
