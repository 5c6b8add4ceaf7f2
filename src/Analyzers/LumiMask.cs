using System.Collections.Concurrent;

namespace Heppy.Analyzers;

/// <summary>
/// Keeps events of certified luminosity sections: the component's <c>LumiMask</c>, a "golden JSON". Writes down which sections of data were
/// processed. Simulation passes.
/// </summary>
/// <remarks>
/// <para>
/// Needs run and luminosity block of the event. <c>processedLumis.json</c> has the sections of which an event came here and passed, in
/// the form of a mask, as <c>brilcalc lumi -i</c> takes it; without a mask, all sections of which an event came here. Beside it
/// are the mask, <c>lumiMask.json</c>, and, for the whole component, the mask without what was processed, <c>missingLumis.json</c>.
/// <c>heppy-hadd</c> prints how many sections of the mask were processed.
/// </para>
/// <para>
/// Only events are seen. A section looks missing if the trigger of the dataset or a skim left no event of it, though its data were
/// all processed and its luminosity counts; the tree <c>LuminosityBlocks</c> of a file would tell, but is not read. It looks missing too if
/// analyzers before this one ended all its events: put <c>LumiMask</c> first. The luminosity of skimmed input is that of the
/// sections that were processed when it was made, not of those that are left in it.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// sample.IsData ? new LumiMask() : null
/// </code>
/// </example>
public sealed class LumiMask : Analyzer
{
    // Every range asks for the mask: it is read once per process, unless the file is written anew.
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), LumiSections> Known = [];
    private readonly ProcessedSections _processed = new();
    private LumiSections? _sections;
    private bool _isRecorded;

    /// <inheritdoc/>
    /// <remarks>Data without a mask are a remark in the plan.</remarks>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        string? mask = setup.LumiMask;
        _isRecorded = setup.Component.IsData || setup.Component.IsEmbed;
        if (mask is null && _isRecorded)
        {
            setup.Warn("no luminosity mask: all luminosity blocks are used. Set LumiMask = \"mask.json\" in the component");
        }

        _sections = mask is null ? null : Read(Config.File(mask));
        if (_isRecorded)
        {
            _processed.Start(_sections, Path.GetFileName(mask));
        }
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        if (_sections?.Contains(ev.Run, ev.Lumi) == false)
        {
            return false;
        }

        if (_isRecorded)
        {
            _processed.Add(ev);
        }

        return true;
    }

    private static LumiSections Read(string path) => Known.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), key => LumiSections.Read(key.Path));
}
