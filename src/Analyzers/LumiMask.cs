namespace Heppy.Analyzers;

/// <summary>Keeps events of certified luminosity sections: the component's <c>LumiMask</c>, a "golden JSON". Others than data pass.</summary>
/// <remarks>Needs run and luminosity block of the event.</remarks>
/// <example>
/// <code>
/// sample.IsData ? new LumiMask() : null
/// </code>
/// </example>
public sealed class LumiMask : Analyzer
{
    private LumiSections? _sections;

    /// <inheritdoc/>
    /// <remarks>Data without a mask are a remark in the plan.</remarks>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        string? mask = setup.Component switch
        {
            DataComponent data => data.LumiMask,
            EmbedComponent embed => embed.LumiMask,
            _ => null,
        };
        if (mask is null && (setup.Component.IsData || setup.Component.IsEmbed))
        {
            setup.Warn("no luminosity mask: all luminosity blocks are used. Set LumiMask = \"mask.json\" in the component");
        }

        _sections = mask is null ? null : LumiSections.Read(Config.File(mask));
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        return _sections is null || _sections.Contains(ev.Run, ev.Lumi);
    }
}
