namespace Heppy.Analyzers;

/// <summary>Keeps events that fired at least one of the component's <c>Triggers</c>; all, where it has none.</summary>
/// <remarks>
/// Paths are columns of <c>bool</c>; <c>*</c> and <c>?</c> are wildcards, matched against the columns of all files. A path that a file
/// lacks did not fire there; the plan lists such files.
/// </remarks>
/// <example>
/// <code>
/// new TriggerFilter()
/// </code>
/// </example>
public sealed class TriggerFilter : Analyzer
{
    private TriggerPaths? _paths;

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_paths ??= new TriggerPaths()];

    /// <inheritdoc/>
    /// <remarks>A component without trigger paths is a remark in the plan.</remarks>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup.Component.Triggers.Length == 0)
        {
            setup.Warn("no trigger paths: all events pass. Set Triggers = [\"HLT_...\"] in the component");
        }
    }

    /// <inheritdoc/>
    public override bool Process(Event ev) => _paths!.Fired(ev);
}
