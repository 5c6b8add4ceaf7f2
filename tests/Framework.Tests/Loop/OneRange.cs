using Heppy.Events;

namespace Heppy.Framework.Tests.Loop;

/// <summary>Runs analyzers over one generated range.</summary>
internal static class OneRange
{
    internal static RangeResult Run(params Analyzer[] analyzers) => Run(1, analyzers);

    internal static RangeResult Run(int rowGroups, Analyzer[] analyzers)
    {
        var component = new DataComponent { Name = "data", Files = [RepeatedFile.Name] };
        var config = new Config { Components = [component], Sequence = _ => analyzers };
        long entries = (long)rowGroups * RepeatedFile.Rows;
        var file = new PlannedFile(RepeatedFile.Name, rowGroups, new string('0', 64), entries, 0, 0);
        using var pool = new FilePool(new Inputs([new RepeatedFormat(rowGroups)], new FooterCache(null)), config);
        var runner = new RangeRunner(new Sequence(config, component, []), new StopSignal());
        return runner.Run(pool, new Dictionary<int, PlannedFile> { [0] = file }, [new EntryRange(0, 0, entries)]);
    }
}
