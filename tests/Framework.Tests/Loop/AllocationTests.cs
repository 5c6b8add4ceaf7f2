using Heppy.Events;
using Xunit;

namespace Heppy.Framework.Tests.Loop;

public class AllocationTests
{
    private const long PerRowGroup = 2_000;

    [Fact]
    public void Four_times_the_events_allocate_a_fixed_amount_per_row_group_more()
    {
        const int groups = 15;
        Allocated(groups);
        long once = Allocated(groups);
        long fourTimes = Allocated(4 * groups);

        double more = (fourTimes - once) / (3.0 * groups);
        Assert.True(more <= PerRowGroup, $"{more:F0} bytes more for each row group of {RepeatedFile.Rows} events ({once} and {fourTimes} in all)");
    }

    [Fact]
    public void The_measured_sequence_processes_all_events()
    {
        RangeResult result = Run(3, out _);

        Assert.Equal(3 * RepeatedFile.Rows, result.Read);
        Assert.Equal(result.Read, result.Statistics[2].Processed);
        Assert.InRange(result.Selected, 1, result.Read - 1);
        Assert.Equal(result.Selected, result.Statistics[2].Passed);
    }

    private static long Allocated(int rowGroups)
    {
        Run(rowGroups, out long bytes);
        return bytes;
    }

    /// <summary>Counts what the thread of the loop allocates, since other tests run meanwhile.</summary>
    private static RangeResult Run(int rowGroups, out long bytes)
    {
        var component = new MCComponent { Name = "mc", CrossSection = 1, GeneratorWeight = "genWeight", Files = [RepeatedFile.Name] };
        var config = new Config { Components = [component], Sequence = _ => [new ReadJets(), new SelectJets(), new Measure()] };
        var sequence = new Sequence(config, component, []);
        Assert.Empty(sequence.Problems);
        long entries = (long)rowGroups * RepeatedFile.Rows;
        var file = new PlannedFile(RepeatedFile.Name, rowGroups, new string('0', 64), entries, 0, 0);
        using var pool = new FilePool(new Inputs([new RepeatedFormat(rowGroups)], new FooterCache(null)), config);
        var runner = new RangeRunner(sequence, new StopSignal());
        var files = new Dictionary<int, PlannedFile> { [0] = file };
        long before = GC.GetAllocatedBytesForCurrentThread();
        RangeResult result = runner.Run(pool, files, [new EntryRange(0, 0, entries)]);
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return result;
    }
}
