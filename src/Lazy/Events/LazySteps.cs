namespace Heppy.Lazy.Computing;

/// <summary>All steps of a graph as one analyzer of the framework, so that columns, checks, and the loop are those of any other.</summary>
internal sealed class LazySteps : Analyzer
{
    // Functions, which nobody searches for handles: these are given below.
    private readonly Func<IEnumerable<Handle>> _handles;
    private readonly Func<Sink[]> _sinks;
    private readonly Action<Event> _process;

    /// <param name="results">What is wanted.</param>
    /// <param name="job">The partition; null in a rehearsal.</param>
    internal LazySteps(IReadOnlyList<LazyResult> results, PartitionJob? job)
    {
        var builder = new StepBuilder(results, job);
        (_handles, _sinks, _process) = (() => builder.Handles, () => builder.Sinks, builder.All.Process);
    }

    /// <summary>What collects the results, in their order.</summary>
    internal Sink[] Sinks => _sinks();

    /// <inheritdoc/>
    protected internal override IEnumerable<Handle> FurtherHandles => _handles();

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        _process(ev);
        return true;
    }
}
